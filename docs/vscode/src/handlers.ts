/** Finds durable handlers in Java sources: the classes that extend AWS's or Durascope's `DurableHandler`. */

/** A class that Lambda can be given as a durable handler. */
export interface Handler {
  /** As Lambda names it: package, a dot, the class, and `$` before a nested one. */
  readonly className: string;
  readonly simpleName: string;
  /** The line of its declaration, 0 for the first. */
  readonly line: number;
}

const BASE = 'DurableHandler';
const BASES = [`software.amazon.lambda.durable.${BASE}`, `dev.durascope.handler.${BASE}`];

interface Declared {
  readonly name: string;
  readonly extended: string;
  /** Whether it can be made of its name: it is neither abstract nor a local class. */
  readonly callable: boolean;
  readonly line: number;
}

/**
 * The durable handlers of a source file, in its order. Classes that extend one of the file are handlers too; abstract ones and those
 * inside of methods are not.
 * A base class in another file is not looked up.
 */
export function findHandlers(source: string): Handler[] {
  const code = withoutTexts(source);
  const packageName = /^\s*package\s+([\w.]+)\s*;/m.exec(code)?.[1] ?? '';
  const declared = declarations(code);
  const durable = new Set<string>();
  for (let before = -1; before !== durable.size;) {
    before = durable.size;
    for (const each of declared) {
      if (isBase(each.extended, code) || durable.has(lastPart(each.extended))) {
        durable.add(simple(each.name));
      }
    }
  }
  return declared
    .filter((each) => each.callable && durable.has(simple(each.name)))
    .map((each) => ({
      className: packageName === '' ? each.name : `${packageName}.${each.name}`,
      simpleName: simple(each.name),
      line: each.line,
    }));
}

function isBase(extended: string, code: string): boolean {
  return BASES.includes(extended) || (extended === BASE && BASES.some((base) => isImported(base, code)));
}

function isImported(base: string, code: string): boolean {
  const packageName = base.slice(0, -BASE.length - 1).replaceAll('.', '\\.');
  return new RegExp(`^\\s*(?:import\\s+${packageName}\\.(?:${BASE}|\\*)|package\\s+${packageName})\\s*;`, 'm').test(code);
}

/** Every class with what it extends, nested ones named with their outer classes'. */
function declarations(code: string): Declared[] {
  const found: Declared[] = [];
  const open: { name: string; depth: number }[] = [];
  const token = /[{}]|((?:\b(?:public|protected|private|static|final|abstract|sealed|strictfp|non-sealed)\s+)*)\b(?:class|interface|enum|record|@interface)\s+(\w+)([^{;]*)/g;
  let depth = 0;
  for (let match = token.exec(code); match !== null; match = token.exec(code)) {
    if (match[0] === '{') {
      depth++;
    } else if (match[0] === '}') {
      depth--;
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) {
        open.pop();
      }
    } else {
      const outer = open.at(-1);
      const name = [...open.map((outer) => outer.name), match[2] ?? ''].join('$');
      open.push({ name: match[2] ?? '', depth });
      const member = outer === undefined || depth === outer.depth + 1;
      const modifiers = match[1] ?? '';
      const at = match.index + modifiers.length;
      found.push({
        name,
        extended: extendedBy(match[3] ?? ''),
        callable: member && !/\babstract\b/.test(modifiers),
        line: code.slice(0, at).split('\n').length - 1,
      });
    }
  }
  return found;
}

/** The class that a declaration's rest extends, without its type arguments. */
function extendedBy(rest: string): string {
  let flat = rest;
  for (let before = ''; before !== flat;) {
    before = flat;
    flat = flat.replace(/<[^<>]*>/g, ' ');
  }
  return /\bextends\s+([\w.\s]+?)\s*(?:\b(?:implements|permits)\b|$)/.exec(flat)?.[1]?.replace(/\s+/g, '') ?? '';
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('$') + 1);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The source with spaces in place of comments, strings and characters, so that lines and columns stay. */
function withoutTexts(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"""(?:\\[\s\S]|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'/g,
    (text) => text.replace(/[^\n]/g, ' '),
  );
}
