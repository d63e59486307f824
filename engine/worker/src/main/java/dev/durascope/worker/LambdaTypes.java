package dev.durascope.worker;

/** The types of {@code aws-lambda-java-core} as the handler's own class loader has them. */
record LambdaTypes(
        Class<?> requestHandler,
        Class<?> requestStreamHandler,
        Class<?> context,
        Class<?> clientContext,
        Class<?> client,
        Class<?> cognitoIdentity,
        Class<?> logger) {
    private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.";

    /**
     * Loads them.
     *
     * @throws InitException when the handler's copy of the library is broken
     */
    static LambdaTypes in(ClassLoader loader) throws InitException {
        try {
            return new LambdaTypes(
                    loader.loadClass(PACKAGE + "RequestHandler"),
                    loader.loadClass(PACKAGE + "RequestStreamHandler"),
                    loader.loadClass(PACKAGE + "Context"),
                    loader.loadClass(PACKAGE + "ClientContext"),
                    loader.loadClass(PACKAGE + "Client"),
                    loader.loadClass(PACKAGE + "CognitoIdentity"),
                    loader.loadClass(PACKAGE + "LambdaLogger"));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new InitException("The code's copy of aws-lambda-java-core is incomplete: " + e.getMessage(), e);
        }
    }
}
