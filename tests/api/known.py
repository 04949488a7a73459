"""Real values for parameters, taken from answers: nobody guesses a code, so chance alone meets refusals only."""
import itertools

# A parameter takes the values of the member of its own name; these are named otherwise in answers.
MEMBERS = {"after": "next", "q": "name", "body": "code"}
TRIES = 25


class KnownValues:
    """Values of members in answers, by name, in the order in which they were seen."""

    def __init__(self):
        self._values = {}

    def learn(self, answer):
        if isinstance(answer, dict):
            for name, value in answer.items():
                if isinstance(value, str) and value:
                    self._values.setdefault(name, {})[value] = None
                self.learn(value)
        elif isinstance(answer, list):
            for value in answer:
                self.learn(value)

    def of(self, name, schema):
        """Values for a parameter: what the document offers by itself, then what answers held."""
        offered = [schema["const"]] if "const" in schema else list(schema.get("enum", []))
        offered += [schema[key] for key in ("minimum", "maximum", "default", "example") if key in schema]
        return offered + list(itertools.islice(self._values.get(MEMBERS.get(name, name), ()), TRIES))


class Requests:
    """Requests with known values: each required part filled, then each optional parameter in turn."""

    def __init__(self, operation, values):
        self.operation, self.values = operation, values
        self.parts = [("path_parameters", p) for p in operation.path_parameters]
        self.parts += [("query", p) for p in operation.query] + [("headers", p) for p in operation.headers]

    def plain(self):
        """Requests with required parts only, one for each known value; at most `TRIES`."""
        required = [(place, p) for place, p in self.parts if p.is_required]
        choices = [self.values.of(p.name, schema(p)) for _, p in required]
        bodies = list(itertools.islice(self.bodies(), TRIES)) or [{}]
        # Values go side by side, not in all combinations: two parameters seldom have two lists.
        for chosen in itertools.islice(itertools.product(*choices, bodies), TRIES):
            request = dict(chosen[-1])
            for (place, parameter), value in zip(required, chosen):
                request[place] = {**request.get(place, {}), parameter.name: value}
            yield request

    def varied(self, request):
        """The same request with one optional parameter more."""
        for place, parameter in self.parts:
            if not parameter.is_required:
                for value in self.values.of(parameter.name, schema(parameter))[:4]:
                    yield {**request, place: {**request.get(place, {}), parameter.name: value}}

    def beyond(self, request):
        """The same request with a number just outside its bounds."""
        for place, parameter in self.parts:
            for bound, step in (("minimum", -1), ("maximum", 1)):
                if bound in schema(parameter):
                    value = schema(parameter)[bound] + step
                    yield {**request, place: {**request.get(place, {}), parameter.name: value}}

    def bodies(self):
        for alternative in self.operation.body:
            whole = schema(alternative)
            bundle = whole.get("x-bundled", {})
            shape = resolved(self.operation, whole, bundle)
            names = shape.get("required", [])
            choices = [self.values.of(name, resolved(self.operation, shape["properties"][name], bundle)) for name in names]
            for chosen in itertools.product(*choices):
                yield {"body": dict(zip(names, chosen)), "media_type": alternative.media_type}


def schema(part):
    return part.definition.get("schema", {})


def resolved(operation, shape, bundle={}):
    """The shape behind its references: to the document, or to a bundle that the library made of them."""
    while "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[1]
        shape = bundle[name] if name in bundle else operation.schema.raw_schema["components"]["schemas"][name]
    return shape
