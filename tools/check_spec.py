"""`make lint`: what `openapi.yaml` must keep to, beyond being OpenAPI 3.1.

Each check is a function from the contract to findings; a finding says where and what to do.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from .contract import SPEC, Contract
from .spec_examples import check_examples
from .spec_links import check_links, check_reach
from .spec_operations import check_operations, check_twins
from .spec_schemas import check_documented, check_keywords, check_references, check_required_names, check_rules


def is_chinese(character: str) -> bool:
    return "\u3000" <= character <= "\u303f" or "\u4e00" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def check_quotes(text: str) -> Iterator[str]:
    """Chinese text is quoted or stands in a block: unquoted, its punctuation can make other keys of it."""
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.plain and any(map(is_chinese, token.value)):
            yield f"line {token.start_mark.line + 1}: quote the Chinese text {token.value[:30]!r}"


def check_structure(contract: Contract) -> Iterator[str]:
    """The document is valid OpenAPI 3.1."""
    for error in OpenAPIV31SpecValidator(contract.document).iter_errors():
        yield f"{'/'.join(map(str, error.absolute_path))}: {str(error.message)[:200]}"


CHECKS: dict[str, Callable[[Contract], Iterator[str]]] = {
    "references": check_references,  # first: the others follow references
    "structure": check_structure,
    "keywords": check_keywords,
    "documented": check_documented,
    "required names": check_required_names,
    "rules": check_rules,
    "operations": check_operations,
    "twins": check_twins,
    "links": check_links,
    "reach": check_reach,
    "examples": check_examples,
}


def findings(text: str, contract: Contract) -> list[str]:
    """Everything that is wrong with the contract, in the order of the checks."""
    found = [f"quotes: {finding}" for finding in check_quotes(text)]
    for name, check in CHECKS.items():
        found += [f"{name}: {finding}" for finding in check(contract)]
        if any("does not exist" in finding for finding in found):
            break
    return found


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SPEC
    try:
        contract = Contract.load(path)
    except yaml.YAMLError as error:
        print(f"{path.name}: {error}")
        return 1
    found = findings(path.read_text(encoding="utf-8"), contract)
    for finding in found:
        print(f"{path.name}: {finding}")
    operations = sum(1 for _ in contract.operations())
    print(f"{path.name}: {operations} operations, {len(contract.schemas)} schemas, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
