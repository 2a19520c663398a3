// The types that the SDK declares for requests and responses, and the comparison of JSON with them.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import ts from 'typescript';

const main = createRequire(import.meta.url).resolve('@larksuiteoapi/node-sdk');
const file = join(main, '../../types/index.d.ts');
const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
const sdk = source.statements.find((each) => ts.isClassDeclaration(each) && member(each, 'helpdesk'));

/** The type of an operation's `params`, its query, or `data`, its body. */
export function requestType(resource, operation, part) {
  return member(operationType(resource, operation).parameters[0].type, part).type;
}

/** The type of the `data` in an operation's response. */
export function responseType(resource, operation) {
  const [envelope] = operationType(resource, operation).type.typeArguments;
  return present(member(envelope, 'data').type);
}

/** The type of what the handler of an event receives. */
export function eventType(name) {
  const handlers = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'IHandles');
  return member(handlers, name).type.parameters[0].type;
}

export const fieldsOf = (type) => type.members.map((each) => each.name.text);

function operationType(resource, operation) {
  return ['helpdesk', 'v1', resource, operation].reduce((type, name) => member(type, name).type, sdk);
}

function member(type, name) {
  return type.members.find((each) => each.name?.text === name);
}

/** How JSON differs from declared types. */
export class Comparison {
  /** Such as `guest.name: string, got number`. */
  differences = new Set();
  #fields = new Map();
  #seen = new Set();

  /** The declared fields that no object has. Types that declare the same are one type. */
  get unseen() {
    return [...this.#fields].filter(([key]) => !this.#seen.has(key)).map(([, field]) => field);
  }

  /** Compares an object with its type, and the objects in it with theirs; its fields are named after `name`. */
  compare(name, json, type) {
    const text = type.getText(source).replace(/\s+/g, ' ');
    for (const field of fieldsOf(type)) {
      this.#fields.set(`${text}.${field}`, `${name}.${field}`);
    }
    for (const [field, value] of Object.entries(json)) {
      this.#seen.add(`${text}.${field}`);
      this.#compareField(`${name}.${field}`, field, value, present(member(type, field)?.type));
    }
  }

  #compareField(path, field, value, type) {
    const [declared, got] = [kindOf(type), Array.isArray(value) ? 'array' : typeof value];
    if (declared !== got) {
      this.differences.add(`${path}: ${declared}, got ${got}`);
    } else if (got === 'array') {
      value.forEach((item) => this.#compareField(path, field, item, elementOf(type)));
    } else if (got === 'object') {
      this.compare(field, value, type);
    }
  }
}

/** The type without the `undefined` of a field that may be missing. */
function present(type) {
  return type && ts.isUnionTypeNode(type) ? type.types[0] : type;
}

function kindOf(type) {
  if (!type) {
    return 'undeclared';
  }
  return elementOf(type) ? 'array' : ts.isTypeLiteralNode(type) ? 'object' : type.getText(source);
}

/** Of `T[]` and `Array<T>`. */
function elementOf(type) {
  return type.elementType ?? type.typeArguments?.[0];
}
