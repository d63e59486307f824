package dev.durascope.handler;

/** A handler made of a function, so that a test reads from top to bottom. */
final class TestHandler extends DurableHandler<Object, Object> {
    /** The handler's code. */
    @FunctionalInterface
    interface Code {
        Object run(DurableContext context) throws Exception;
    }

    private final Code code;

    TestHandler(Code code) {
        this.code = code;
    }

    /** A service with a handler made of this code, not yet invoked. */
    static FakeService serve(Code code) {
        return new FakeService(new TestHandler(code), "{}");
    }

    @Override
    protected Object handleRequest(Object input, DurableContext context) throws Exception {
        return code.run(context);
    }
}
