/**
 * What generated modules define for themselves, so that each stands alone: by name, in the order in which they go. What they raise
 * is pydantic's own error: of a ValueError pydantic keeps the exception itself, which a clamator server can't write into its answer.
 */
export type Helper = keyof typeof HELPERS;

interface HelperText {
  readonly text: string;
  /** `module: names` that it imports. */
  readonly imports: readonly string[];
  readonly needs?: readonly string[];
}

const HELPERS = {
  _to_integer: {
    imports: ['pydantic: BeforeValidator'],
    text: `def _to_integer(value: object) -> object:
    """2.0 is an integer on the wire: JSON has one kind of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_integral = BeforeValidator(_to_integer)
`,
  },
  _numeric: {
    imports: ['pydantic_core: PydanticCustomError', 'pydantic: BeforeValidator'],
    needs: ['_to_integer'],
    text: `def _to_number(value: object) -> object:
    if value is True or value is False:
        raise PydanticCustomError("number", "is not a number")
    return _to_integer(value)


_numeric = BeforeValidator(_to_number)
`,
  },
  _boolean: {
    imports: ['pydantic_core: PydanticCustomError', 'pydantic: BeforeValidator'],
    text: `def _to_boolean(value: object) -> object:
    if value is not True and value is not False:
        raise PydanticCustomError("boolean", "is not a boolean")
    return value


_boolean = BeforeValidator(_to_boolean)
`,
  },
  _Integer: {
    imports: ['typing: Annotated', 'pydantic: Strict'],
    needs: ['_to_integer'],
    text: '_Integer = Annotated[int, Strict(), _integral]\n',
  },
  _SafeInteger: {
    imports: ['typing: Annotated', 'annotated_types: Ge Le', 'pydantic: Strict'],
    needs: ['_to_integer'],
    text: '_SafeInteger = Annotated[int, Strict(), Ge(-9007199254740991), Le(9007199254740991), _integral]\n',
  },
  _Number: {
    imports: ['typing: Annotated', 'pydantic: AllowInfNan Strict'],
    text: '_Number = Annotated[float, Strict(), AllowInfNan(False)]\n',
  },
  _optional: {
    imports: ['pydantic_core: PydanticCustomError', 'pydantic: BeforeValidator'],
    text: `def _given(value: object) -> object:
    if value is None:
        raise PydanticCustomError("null", "null is not taken here: leave it out")
    return value


_optional = BeforeValidator(_given)
`,
  },
  _units: {
    imports: [],
    text: `def _units(text: str) -> str:
    """The text in UTF-16 units, as TypeScript counts and matches it."""
    if text.isascii():
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[i] | data[i + 1] << 8) for i in range(0, len(data), 2))
`,
  },
  _length: {
    imports: ['pydantic_core: PydanticCustomError', 'pydantic: AfterValidator'],
    needs: ['_units'],
    text: `def _length(minimum: int, maximum: int | None = None) -> AfterValidator:
    def check(value: str) -> str:
        length = len(_units(value))
        if length < minimum or (maximum is not None and length > maximum):
            raise PydanticCustomError(
                "length", "length {length} is out of bounds", {"length": length, "min": minimum, "max": maximum}
            )
        return value

    return AfterValidator(check)
`,
  },
  _pattern: {
    imports: ['pydantic_core: PydanticCustomError', 're: ', 'pydantic: AfterValidator'],
    needs: ['_units'],
    text: `def _pattern(source: str) -> AfterValidator:
    pattern = re.compile(source, re.ASCII)

    def check(value: str) -> str:
        if pattern.search(_units(value)) is None:
            raise PydanticCustomError("pattern", "does not match {pattern}", {"pattern": source})
        return value

    return AfterValidator(check)
`,
  },
  _multiple_of: {
    imports: ['pydantic_core: PydanticCustomError', 'math: ', 'sys: ', 'pydantic: AfterValidator'],
    text: `def _multiple_of(step: float) -> AfterValidator:
    def check(value: float) -> float:
        ratio = value / step
        tolerance = 4 * sys.float_info.epsilon * max(abs(ratio), 1)
        if math.isinf(ratio) or abs(ratio - math.floor(ratio + 0.5)) >= tolerance:
            raise PydanticCustomError("multiple_of", "is not a multiple of {step}", {"step": step})
        return value

    return AfterValidator(check)
`,
  },
  _one_of: {
    imports: ['pydantic_core: PydanticCustomError', 'pydantic: AfterValidator'],
    text: `def _one_of(*values: float) -> AfterValidator:
    def check(value: float) -> float:
        if value not in values:
            raise PydanticCustomError("one_of", "is not one of {values}", {"values": list(values)})
        return value

    return AfterValidator(check)
`,
  },
  _rest: {
    imports: [
      'collections.abc: Callable',
      'functools: cache',
      'typing: Any get_args',
      'pydantic: PlainValidator TypeAdapter',
    ],
    text: `def _rest(types: Callable[[], tuple[Any, Any]]) -> PlainValidator:
    """A tuple whose last type repeats, which pydantic does not know."""

    @cache
    def adapters() -> tuple[TypeAdapter[Any], TypeAdapter[Any], int]:
        first, rest = types()
        return TypeAdapter(first), TypeAdapter(rest), len(get_args(first))

    def check(value: object) -> tuple[Any, ...]:
        items = TypeAdapter(tuple[Any, ...]).validate_python(value)
        first, rest, count = adapters()
        return (*first.validate_python(items[:count]), *rest.validate_python(list(items[count:])))

    return PlainValidator(check)
`,
  },
  _default: {
    imports: ['typing: Any'],
    text: `def _default(value: Any) -> Any:
    """A default as JSON, which the field validates."""
    return value
`,
  },
  _Model: {
    imports: [
      'typing: Any ClassVar',
      'pydantic: BaseModel ConfigDict SerializationInfo SerializerFunctionWrapHandler model_serializer',
    ],
    text: `class _Model(BaseModel):
    """Ignores members that it does not know, and sends only those that were set."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True, protected_namespaces=())
    _filled: ClassVar[frozenset[str]] = frozenset()
    """Fields that are sent with their default where they were not set."""

    @model_serializer(mode="wrap")
    def _send(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        for name, field in type(self).model_fields.items():
            if name not in self.model_fields_set and name not in self._filled:
                data.pop(field.alias if info.by_alias and field.alias is not None else name, None)
        return data
`,
  },
} as const satisfies Record<string, HelperText>;

/** The text of helpers and of those that they need, and what they import. */
export function supportOf(wanted: ReadonlySet<Helper>): { readonly texts: string[]; readonly imports: string[] } {
  const all = new Set<string>(wanted);
  // A set keeps what is added while it is walked.
  for (const name of all) for (const need of helper(name).needs ?? []) all.add(need);
  const found = Object.entries<HelperText>(HELPERS).filter(([name]) => all.has(name));
  return { texts: found.map(([, { text }]) => text), imports: found.flatMap(([, { imports }]) => imports) };
}

function helper(name: string): HelperText {
  return HELPERS[name as Helper];
}
