import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findHandlers } from '../handlers';

const names = (source: string): string[] => findHandlers(source).map((handler) => `${handler.className}:${handler.line}`);

describe('durable handlers in Java sources', () => {
  it('are found by the base classes of both SDKs, with their line', () => {
    assert.deepEqual(
      names('package com.shop;\n\nimport software.amazon.lambda.durable.DurableHandler;\n\n/** x */\npublic class Orders extends DurableHandler<In, Out> {\n}\n'),
      ['com.shop.Orders:5'],
    );
    assert.deepEqual(names('import dev.durascope.handler.*;\nfinal class A\n    extends DurableHandler<Map<String, List<B>>, C> implements D {}'), ['A:1']);
    assert.deepEqual(names('class A extends dev.durascope.handler.DurableHandler<B, C> {}'), ['A:0']);
  });

  it('are found through a base class of the file, and nested ones under their outer classes', () => {
    const source = `package a.b;
import software.amazon.lambda.durable.DurableHandler;
abstract class Base<T> extends DurableHandler<T, T> { record R(int a) {} }
class Outer {
  static class Inner extends Base<String> {
    Object run() { return new Object() { void x() {} }; }
  }
  enum E { X { int y() { return 1; } } }
  public static final class Second extends Base<String> {}
}
class Last extends Outer.Inner {}
`;
    assert.deepEqual(names(source), ['a.b.Outer$Inner:4', 'a.b.Outer$Second:8', 'a.b.Last:10']);
  });

  it('are not local classes, which have no name to be called by', () => {
    const source = `import dev.durascope.handler.DurableHandler;
class Tests {
  void test() { class Local extends DurableHandler<A, B> {} }
  static class Nested extends DurableHandler<A, B> {}
}
}
class After extends DurableHandler<A, B> {}`;
    assert.deepEqual(names(source), ['Tests$Nested:3', 'After:6']);
  });

  it('are not what text blocks say that hold quotation marks', () => {
    const source = `import dev.durascope.handler.DurableHandler;
class T { String t = """
  \\""" class A extends DurableHandler<B, C> {}
  """; }`;
    assert.deepEqual(names(source), []);
  });

  it('are not what comments, strings, other classes and interfaces say', () => {
    assert.deepEqual(
      names(`import software.amazon.lambda.durable.DurableHandler;
// class A extends DurableHandler<B, C> {}
/* class A extends DurableHandler<B, C> {} */
class T { String s = "class A extends DurableHandler<B, C> {}"; char c = '"'; String t = """
  class A extends DurableHandler<B, C> {}
  """; Class<?> k = DurableHandler.class; }
interface I<T extends DurableHandler<B, C>> {}
class G<T extends DurableHandler<B, C>> {}
class H implements RequestHandler<B, C> {}`),
      [],
    );
    assert.deepEqual(names('import com.other.DurableHandler;\nclass A extends DurableHandler<B, C> {}'), []);
  });

  it('are looked for in what is no Java, too, while it is typed', () => {
    for (const source of ['', 'class', 'class {', '}}}', 'class A extends', '/* open', '"open', 'package ;']) {
      assert.deepEqual(names(source), []);
    }
  });

  it('are found fast in long sources', () => {
    const source = `import software.amazon.lambda.durable.DurableHandler;\n${'void f() { g("{"); } // {\n'.repeat(20_000)}class A extends DurableHandler<B, C> {}`;
    const begun = process.hrtime.bigint();
    assert.deepEqual(names(source), ['A:20001']);
    assert.ok(Number(process.hrtime.bigint() - begun) < 5e9);
  });
});
