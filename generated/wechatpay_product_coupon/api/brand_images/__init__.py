"""Pictures for a brand's coupons (商品券图片)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wechatpay_runtime import UNSET, AsyncResource, Resource, upload

from .brand_create_image_generation_task import CREATE_IMAGE_GENERATION_TASK
from .brand_get_image_generation_task import GET_IMAGE_GENERATION_TASK
from .brand_upload_image import UPLOAD_IMAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import Any

    from wechatpay_runtime import RetryOption, Timeout

    from ...models import (
        CreateImageGenerationTaskRequest,
        ImageGenerationTask,
        ImageGenerationTaskAccepted,
        ImageGenerationType,
        UploadImageResponse,
    )

__all__ = (
    "BrandImages",
    "AsyncBrandImages",
)


class BrandImages(Resource):
    """Pictures for a brand's coupons (商品券图片)"""

    checked_schema = "CreateImageGenerationTaskRequest"

    def upload(
        self,
        file: bytes | str | PathLike[str],
        *,
        filename: str | None = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadImageResponse:
        """Upload a picture (图片上传).

        Uploads a picture, JPG, BMP or PNG of at most 2M, and returns its permanent address, the only kind of address
        that the picture fields of coupons take. The form has the parts meta and file. The signature covers the text of
        meta alone, byte for byte as sent; a part meta that carries a file name is not seen, and the answer is
        SIGN_ERROR.

        Args:
            file: the picture's bytes, or the path of its file.
            filename: its name; may be left out for a path.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427362
        https://pay.weixin.qq.com/doc/brand/4015736285
        """
        return self._caller.call(
            UPLOAD_IMAGE,
            body=upload(file, filename),
            timeout=timeout,
            retry=retry,
        )

    def create_generation_task(
        self,
        body: CreateImageGenerationTaskRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ImageGenerationTaskAccepted:
        """Create an image generation task (提交图片生成任务).

        Has a head image composed from elements of the brand and the offer, or the background of a product picture
        removed. The answer only says that the task was taken on; its result comes by callback, or can be read.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 10 per second and brand.
        Idempotent by `task_id`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4017327691
        """
        return self._caller.call(
            CREATE_IMAGE_GENERATION_TASK,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    def get_generation_task(
        self,
        task_id: str,
        *,
        image_generation_type: ImageGenerationType,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ImageGenerationTask:
        """Get an image generation task (查询图片生成结果).

        Reads the state of an image generation task and, once it has succeeded, the address of the picture.

        Args:
            task_id (图片生成的任务ID): Number of the task, as chosen by the caller who created it (6 to 40 characters).
            image_generation_type (图片生成类型): What the task makes, as in the request that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The task was created with the same image_generation_type.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4017327697
        """
        return self._caller.call(
            GET_IMAGE_GENERATION_TASK,
            task_id,
            query=(("image_generation_type", image_generation_type),),
            timeout=timeout,
            retry=retry,
        )


class AsyncBrandImages(AsyncResource):
    """Pictures for a brand's coupons (商品券图片)"""

    checked_schema = "CreateImageGenerationTaskRequest"

    async def upload(
        self,
        file: bytes | str | PathLike[str],
        *,
        filename: str | None = None,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> UploadImageResponse:
        """Upload a picture (图片上传).

        Uploads a picture, JPG, BMP or PNG of at most 2M, and returns its permanent address, the only kind of address
        that the picture fields of coupons take. The form has the parts meta and file. The signature covers the text of
        meta alone, byte for byte as sent; a part meta that carries a file name is not seen, and the answer is
        SIGN_ERROR.

        Args:
            file: the picture's bytes, or the path of its file.
            filename: its name; may be left out for a path.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4016427362
        https://pay.weixin.qq.com/doc/brand/4015736285
        """
        return await self._caller.call(
            UPLOAD_IMAGE,
            body=upload(file, filename),
            timeout=timeout,
            retry=retry,
        )

    async def create_generation_task(
        self,
        body: CreateImageGenerationTaskRequest | Mapping[str, Any],
        *,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ImageGenerationTaskAccepted:
        """Create an image generation task (提交图片生成任务).

        Has a head image composed from elements of the brand and the offer, or the background of a product picture
        removed. The answer only says that the task was taken on; its result comes by callback, or can be read.

        Args:
            body: the model, or a dict with its JSON names.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Rate limit: 10 per second and brand.
        Idempotent by `task_id`: repeat with the same number and body.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4017327691
        """
        return await self._caller.call(
            CREATE_IMAGE_GENERATION_TASK,
            body=body,
            timeout=timeout,
            retry=retry,
        )

    async def get_generation_task(
        self,
        task_id: str,
        *,
        image_generation_type: ImageGenerationType,
        timeout: Timeout = UNSET,
        retry: RetryOption = UNSET,
    ) -> ImageGenerationTask:
        """Get an image generation task (查询图片生成结果).

        Reads the state of an image generation task and, once it has succeeded, the address of the picture.

        Args:
            task_id (图片生成的任务ID): Number of the task, as chosen by the caller who created it (6 to 40 characters).
            image_generation_type (图片生成类型): What the task makes, as in the request that created it.
            timeout: seconds or an `httpx.Timeout` for this call; default the client's.
            retry: a policy for this call, None for a single try; default the client's.

        Raises:
            FieldError, NotSent, OutcomeUnknown, DecodeError, ApiError: see `wechatpay_product_coupon.errors`.

        Needs: The task was created with the same image_generation_type.
        Rate limit: 20 per second and brand.
        Error codes: 400 PARAM_ERROR, 400 INVALID_REQUEST, 401 SIGN_ERROR, 429 RATELIMIT_EXCEEDED, 500 SYSTEM_ERROR.
        https://pay.weixin.qq.com/doc/brand/4017327697
        """
        return await self._caller.call(
            GET_IMAGE_GENERATION_TASK,
            task_id,
            query=(("image_generation_type", image_generation_type),),
            timeout=timeout,
            retry=retry,
        )
