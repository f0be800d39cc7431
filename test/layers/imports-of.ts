import { parseSync, Visitor, type Expression, type StringLiteral } from 'oxc-parser';

/** One place where a file names another module, `specifier` being `undefined` where it is computed. */
export interface Import {
  readonly specifier: string | undefined;
  /** True where nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/**
 * Every module that a TypeScript file names: static, dynamic and type imports, re-exports, `require`, `declare module` and
 * reference comments. Throws on a syntax error. oxc-parser reads all of them; typescript 7 has no API, es-module-lexer no types.
 */
export function importsOf(path: string, text: string): Import[] {
  const { program, comments, errors } = parseSync(path, text, { preserveParens: false });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
  const found = comments.flatMap(({ type, value }) => (type === 'Line' ? referenceIn(value) : []));
  const add = (source: Expression | StringLiteral, typeOnly = false): void => {
    found.push({ specifier: literal(source), typeOnly });
  };

  new Visitor({
    ImportDeclaration: ({ source, importKind }) => add(source, importKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ExportNamedDeclaration: ({ source, exportKind }) => source !== null && add(source, exportKind === 'type'),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source, true),
    TSExternalModuleReference: ({ expression }) => add(expression),
    TSModuleDeclaration: ({ id }) => id.type === 'Literal' && add(id, true),
    CallExpression: ({ callee, arguments: [argument] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'require' || argument === undefined) return;
      if (argument.type !== 'SpreadElement') add(argument);
    },
  }).visit(program);
  return found;
}

function literal(node: Expression | StringLiteral): string | undefined {
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function referenceIn(comment: string): Import[] {
  const specifier = /^\/\s*<reference\s+types\s*=\s*["']([^"']+)["']/.exec(comment)?.[1];
  return specifier === undefined ? [] : [{ specifier, typeOnly: true }];
}
