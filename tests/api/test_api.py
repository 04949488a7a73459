"""The API document against the server: whatever the document names is asked, and each answer is as it says.

Statuses, content types, headers and bodies are compared for known values (each operation must be seen to answer well),
for values made from the schemas, and for values that break them. The same seed makes the same requests.
"""
import hypothesis
import pytest
from known import KnownValues, Requests
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (content_type_conformance, negative_data_rejection, response_headers_conformance,
                                               response_schema_conformance, status_code_conformance)

CONFORM = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
           response_schema_conformance]
EXAMPLES = 40
SETTINGS = dict(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None,
                suppress_health_check=list(hypothesis.HealthCheck))
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def ask(case):
    """Sends a request and holds the answer against the document."""
    response = case.call(timeout=10)
    case.validate_response(response, checks=CONFORM)
    return response


def operations(document):
    return [found.ok() for found in document.get_all_operations()]


def needs_token(operation):
    return bool(operation.definition.raw.get("security", operation.schema.raw_schema.get("security")))


@pytest.fixture(scope="module")
def reached(document):
    """For each operation a request that it answers well; each answer may hold what the next operation needs."""
    values, found = KnownValues(), {}
    progress = True
    while progress:
        progress = False
        for operation in operations(document):
            if operation.label in found or needs_token(operation):
                continue
            for request in Requests(operation, values).plain():
                response = ask(operation.Case(**request))
                if response.status_code < 300:
                    if "json" in response.headers.get("content-type", [""])[0]:
                        values.learn(response.json())
                    found[operation.label] = request
                    progress = True
                    break
    return values, found


def test_every_operation_answers(document, reached):
    # Given values from answers; when each operation is asked with them; then each has answered well once
    everything = [operation for operation in operations(document)]
    assert everything, "the document names no operation"
    missing = [operation.label for operation in everything if not needs_token(operation) and operation.label not in reached[1]]
    assert not missing, f"no request reaches {missing}"


def test_optional_parameters(document, reached):
    values, found = reached
    for operation in operations(document):
        if operation.label in found:
            for request in Requests(operation, values).varied(found[operation.label]):
                ask(operation.Case(**request))


def test_bounds(document, reached):
    # Given numbers with bounds; when a request goes one beyond; then it is refused (the bounds themselves are asked above)
    values, found = reached
    for operation in operations(document):
        if operation.label in found:
            for request in Requests(operation, values).beyond(found[operation.label]):
                assert 400 <= ask(operation.Case(**request)).status_code < 500, (operation.label, request)


def test_nothing_is_sent_twice(document, reached):
    # Given an answer with an entity tag; when the reader says that it is known; then 304 comes, as described, without a body
    for operation in operations(document):
        if operation.label not in reached[1]:
            continue
        request = reached[1][operation.label]
        tag = ask(operation.Case(**request)).headers.get("etag")
        if operation.method.upper() == "GET" and tag:
            again = ask(operation.Case(**{**request, "headers": {"If-None-Match": tag[0]}}))
            assert (again.status_code, again.content) == (304, b""), operation.label


def test_a_token_is_asked_for(document):
    for operation in filter(needs_token, operations(document)):
        for request in Requests(operation, KnownValues()).plain():
            assert ask(operation.Case(**request)).status_code in (401, 403), operation.label


def test_other_methods_are_refused(document, reached):
    described = {}
    for operation in operations(document):
        described.setdefault(operation.path, []).append(operation)
    for path, known in described.items():
        for method in sorted(METHODS - {operation.method.upper() for operation in known}):
            request = {part: value for part, value in reached[1].get(known[0].label, {}).items() if part == "path_parameters"}
            if known[0].path_parameters and not request:
                continue
            response = known[0].Case(method=method, **request).call(timeout=10)
            assert response.status_code == 405, (method, path, response.status_code)
            assert known[0].method.upper() in response.headers["allow"][0], (method, path)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("start", ["any", "known"])
def test_chance_finds_nothing_undescribed(document, reached, mode, start):
    """`known` keeps the address of the request that is answered well, so that chance plays behind the first look-up."""
    for operation in operations(document):
        fixed = reached[1].get(operation.label, {}).get("path_parameters")
        if start == "known" and not fixed or not Requests(operation, reached[0]).parts and not list(operation.body):
            continue
        play(operation, mode, {"path_parameters": fixed} if start == "known" else {})


def play(operation, mode, fixed):
    @hypothesis.settings(**SETTINGS)
    @hypothesis.given(operation.as_strategy(generation_mode=mode, **fixed))
    def requests(case):
        response = ask(case)
        # A form sends its empty fields too, so an empty value in a query is the same as none.
        if mode is GenerationMode.NEGATIVE and "" not in (case.query or {}).values():
            case.validate_response(response, checks=[negative_data_rejection])

    try:
        requests()
    except hypothesis.errors.Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, operation.label  # no value breaks a plain text
