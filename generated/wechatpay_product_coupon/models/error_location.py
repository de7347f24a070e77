from wechatpay_runtime import OpenEnum


class ErrorLocation(OpenEnum):
    """Part of the request that holds the refused value (错误参数来源).

    Values:
        body: The JSON body; field is a JSON pointer (请求体)
        url: The path (路径)
        query: The query string (查询串)
        authorization: The Authorization header, under SIGN_ERROR (认证头)
        header: Another request header (请求头)
    """

    BODY = "body"
    URL = "url"
    QUERY = "query"
    AUTHORIZATION = "authorization"
    HEADER = "header"
