import { docstring } from './python-names.js';

/** A method as Python's programs see it. */
export interface PythonMethod {
  /** Its name in Python. */
  readonly attribute: string;
  readonly wireService: string;
  readonly wireMethod: string;
  readonly params: PythonValue;
  /** `undefined` for a notification. */
  readonly result: PythonValue | undefined;
  /** True where params may be left out. */
  readonly optional: boolean;
  readonly description: string | undefined;
}

export interface PythonValue {
  /** The type that programs see. */
  readonly type: string;
  /** The model that reads and writes it. */
  readonly model: string;
  /** True where the type is the model. */
  readonly isModel: boolean;
}

/** A typed client, over anything that has clamator's `call` and `notify`. */
export function clientText(name: string, service: string, methods: readonly PythonMethod[]): string {
  return `class ${name}:
    """Calls the service ${service}."""

    def __init__(self, client: ClamatorClient) -> None:
        self._client = client
${methods.map((method) => `\n${callText(method)}`).join('')}`;
}

function callText({ attribute, wireService, wireMethod, params, result, optional, description }: PythonMethod): string {
  const given = optional ? `params: ${params.type} | None = None` : `params: ${params.type}`;
  const value = optional ? `(${params.model}() if params is None else params)` : 'params';
  const sent = `${params.isModel ? value : `${params.model}(${value})`}.model_dump(mode="json", by_alias=True)`;
  const doc = docstring(description, '        ');
  if (result === undefined) {
    return `    async def ${attribute}(self, ${given}) -> None:
${doc}        await self._client.notify("${wireService}", "${wireMethod}", ${sent})
`;
  }
  return `    async def ${attribute}(self, ${given}, *, timeout_ms: int | None = None) -> ${result.type}:
${doc}        result = await self._client.call(
            "${wireService}",
            "${wireMethod}",
            ${sent},
            timeout_ms=timeout_ms,
        )
        return ${result.model}.model_validate(result)${result.isModel ? '' : '.root'}
`;
}

/** What a service has to do. */
export function serviceText(name: string, service: string, methods: readonly PythonMethod[]): string {
  const abstract = methods.map(({ attribute, params, result, description }) => {
    const doc = docstring(description, '        ');
    return `    @abstractmethod
    async def ${attribute}(self, params: ${params.type}) -> ${result === undefined ? 'None' : result.type}:${doc === '' ? ' ...\n' : `\n${doc}`}`;
  });
  return `class ${name}(ABC):
    """Serves ${service}: a subclass has the handlers, and is registered with the contract."""

${abstract.join('\n')}`;
}

export function contractText(name: string, service: string, methods: readonly PythonMethod[]): string {
  const entries = methods.map(
    ({ wireMethod, params, result, attribute }) =>
      `        "${wireMethod}": MethodEntry(
            params_model=${params.model}, result_model=${result?.model ?? 'None'}, handler_attr="${attribute}"
        ),\n`,
  );
  return `${name} = Contract(
    service="${service}",
    methods={
${entries.join('')}    },
)`;
}
