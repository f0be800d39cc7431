// Connect's router transport with protobuf messages, described at run time instead of by generated code. Its messages
// are typed by the descriptors, so there is no zod here.
import { create as createMessage, createFileRegistry } from '@bufbuild/protobuf';
import * as wkt from '@bufbuild/protobuf/wkt';
import { createClient, createRouterTransport } from '@connectrpc/connect';

export const name = 'Connect router transport';

const Label = wkt.FieldDescriptorProto_Label;
const Type = wkt.FieldDescriptorProto_Type;

const service = describeService();

export async function create() {
  const transport = createRouterTransport(({ service: serve }) => {
    serve(service, { add: ({ a, b }) => ({ sum: a + b }), echo: ({ rows }) => ({ rows }) });
  });
  const client = createClient(service, transport);
  return {
    add: (a, b) => client.add({ a, b }, { timeoutMs: 30_000 }),
    echo: (rows) => client.echo(rows, { timeoutMs: 30_000 }),
    close: async () => {},
  };
}

function describeService() {
  const file = createMessage(wkt.FileDescriptorProtoSchema, {
    name: 'arith.proto',
    package: 'arith',
    syntax: 'proto3',
    messageType: [
      message('AddParams', [field('a', 1, Type.DOUBLE), field('b', 2, Type.DOUBLE)]),
      message('AddResult', [field('sum', 1, Type.DOUBLE)]),
      message('Row', [
        field('id', 1, Type.INT32),
        field('name', 2, Type.STRING),
        field('tags', 3, Type.STRING, { label: Label.REPEATED }),
        field('price', 4, Type.DOUBLE),
        field('active', 5, Type.BOOL),
      ]),
      message('Rows', [field('rows', 1, Type.MESSAGE, { label: Label.REPEATED, typeName: '.arith.Row' })]),
    ],
    service: [
      {
        name: 'Arith',
        method: [
          { name: 'Add', inputType: '.arith.AddParams', outputType: '.arith.AddResult' },
          { name: 'Echo', inputType: '.arith.Rows', outputType: '.arith.Rows' },
        ],
      },
    ],
  });
  return createFileRegistry(createMessage(wkt.FileDescriptorSetSchema, { file: [file] })).getService('arith.Arith');
}

function message(name, fields) {
  return { name, field: fields };
}

function field(name, number, type, more = {}) {
  return { name, number, type, label: Label.OPTIONAL, ...more };
}
