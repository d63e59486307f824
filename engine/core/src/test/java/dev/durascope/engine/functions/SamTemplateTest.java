package dev.durascope.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.Code;
import dev.durascope.engine.invoke.FunctionConfig;
import dev.durascope.engine.model.DurableConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamTemplateTest {

    @TempDir
    Path directory;

    private FileFixture files;

    @BeforeEach
    void layOutCode() throws IOException {
        files = new FileFixture(directory, "template.yaml", "eu-central-1");
        files.touch(
                "project/pom.xml",
                "project/target/orders-1.0.jar",
                "project/target/original-orders-1.0.jar",
                "project/target/orders-1.0-sources.jar",
                "project/target/helper.jar",
                "unbuilt/pom.xml",
                "unbuilt/src/main/java/A.java",
                "two/pom.xml",
                "two/target/a.jar",
                "two/target/b.jar",
                "node/index.mjs",
                "plain.zip");
    }

    @Test
    void functionsAreReadWithGlobalsAndReferencesBetweenThem() throws Exception {
        FunctionsFile file = files.read("""
                AWSTemplateFormatVersion: '2010-09-09'
                Transform: AWS::Serverless-2016-10-31
                Parameters:
                  Stage: {Type: String, Default: test}
                  Seconds: {Type: Number, Default: 60}
                Globals:
                  Function:
                    Runtime: java21
                    Timeout: !Ref Seconds
                    Environment:
                      Variables: {STAGE: !Ref Stage, LEVEL: info}
                Resources:
                  Orders:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: !Sub "orders-${Stage}"
                      CodeUri: project
                      Handler: com.example.Orders::handleRequest
                      DurableConfig: {ExecutionTimeout: 3600}
                      TenancyConfig: {TenantIsolationMode: PER_TENANT}
                      Environment:
                        Variables:
                          LEVEL: debug
                          MAIL: !GetAtt Mail.Arn
                          TABLE: !Ref Table
                          LIMIT: 5
                      Policies: !ImportValue somewhere
                  Mail:
                    Type: AWS::Lambda::Function
                    Properties:
                      Code: node
                      Runtime: nodejs22.x
                      Handler: index.send
                      MemorySize: 256
                      Environment:
                        Variables:
                          BACK: {"Fn::Sub": "${Orders.Arn}:$LATEST"}
                  Table: {Type: AWS::DynamoDB::Table}
                """);

        assertThat(file.functions())
                .containsExactly(
                        new FunctionConfig(
                                "orders-test",
                                new Code.Archive(directory.resolve("project/target/orders-1.0.jar")),
                                "com.example.Orders::handleRequest",
                                60,
                                FunctionConfig.DEFAULT_MEMORY_MB,
                                Map.of(
                                        "STAGE", "test",
                                        "LEVEL", "debug",
                                        "MAIL", "arn:aws:lambda:eu-central-1:123456789012:function:Mail",
                                        "TABLE", "Table",
                                        "LIMIT", "5"),
                                Map.of(),
                                null,
                                null,
                                new DurableConfig(3600, 14),
                                true),
                        new FunctionConfig(
                                "Mail",
                                new Code.NodeModule(directory.resolve("node")),
                                "index.send",
                                FunctionConfig.DEFAULT_TIMEOUT_SECONDS,
                                256,
                                Map.of("BACK", "arn:aws:lambda:eu-central-1:123456789012:function:orders-test:$LATEST"),
                                Map.of(),
                                null,
                                null,
                                null,
                                false));
        assertThat(file.notes()).isEmpty();
    }

    /** A template with one function whose variable {@code V} has the given value. */
    private static String withVariable(String value) {
        return """
                Parameters:
                  Stage: {Type: String, Default: test}
                  Needed: {Type: String}
                  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}
                Resources:
                  Fn:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java17
                      CodeUri: plain.zip
                      Handler: com.example.A
                      Environment: {Variables: {V: %s}}
                  Named: {Type: AWS::DynamoDB::Table, Properties: {TableName: !Sub "t-${Stage}"}}
                  Topic: {Type: AWS::SNS::Topic}
                  Queue: {Type: AWS::SQS::Queue}
                  Other: {Type: AWS::ApiGateway::RestApi}
                  Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Fn, Name: live}}
                  Loop: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Loop}}
                """.formatted(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text                                        | text",
                "'01'                                        | 01",
                "0x10                                        | 0x10",
                "yes                                         | yes",
                "!Ref Stage                                  | test",
                "{Ref: Stage}                                | test",
                "!Ref Fn                                     | Fn",
                "!Ref Named                                  | t-test",
                "!Ref Topic                                  | arn:aws:sns:eu-central-1:123456789012:Topic",
                "!Ref Queue                                  | https://sqs.eu-central-1.amazonaws.com/123456789012/Queue",
                "!Ref Other                                  | Other",
                "!Ref Live                                   | arn:aws:lambda:eu-central-1:123456789012:function:Fn:$LATEST",
                "!Ref Fn.Version                             | arn:aws:lambda:eu-central-1:123456789012:function:Fn:$LATEST",
                "!Ref AWS::Region                            | eu-central-1",
                "!Ref AWS::AccountId                         | 123456789012",
                "!GetAtt Fn.Arn                              | arn:aws:lambda:eu-central-1:123456789012:function:Fn",
                "!GetAtt [Fn, Arn]                           | arn:aws:lambda:eu-central-1:123456789012:function:Fn",
                "{'Fn::GetAtt': [Named, Arn]}                | arn:aws:dynamodb:eu-central-1:123456789012:table/t-test",
                "!GetAtt Queue.QueueUrl                      | https://sqs.eu-central-1.amazonaws.com/123456789012/Queue",
                "!Sub 'arn:${AWS::Partition}:x:${Stage}'     | arn:aws:x:test",
                "!Sub '${Fn.Arn}:$LATEST'                    | arn:aws:lambda:eu-central-1:123456789012:function:Fn:$LATEST",
                "!Sub '${!Literal}-${Stage}'                 | ${Literal}-test",
                "!Sub ['${A}-${Stage}', {A: !Ref Named}]     | t-test-test",
                "!Join ['-', [a, !Ref Stage]]                | a-test"
            })
    void aValueIsResolved(String value, String expected) throws Exception {
        assertThat(files.read(withVariable(value)).functions().getFirst().environment())
                .containsEntry("V", expected);
    }

    @Test
    void noValueLeavesAPropertyOut() throws Exception {
        assertThat(files.read(withVariable("!Ref AWS::NoValue"))
                        .functions()
                        .getFirst()
                        .environment())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!ImportValue x        | Fn::ImportValue cannot be resolved here; supported are Ref, Fn::Sub, Fn::GetAtt",
                "!If [A, b, c]         | Fn::If cannot be resolved here",
                "!Ref Nobody           | Ref names Nobody, which is neither a resource nor a parameter",
                "!Ref Needed           | parameter Needed has no default; give it one in Parameters.Needed",
                "!Ref Stored           | parameter Stored is read from the Parameter Store",
                "!GetAtt Other.RootId  | Other.RootId of a resource of type AWS::ApiGateway::RestApi is not known here",
                "!GetAtt Nobody.Arn    | Nobody.Arn names a resource that is not in this template",
                "!GetAtt Fn            | Fn::GetAtt needs RESOURCE.ATTRIBUTE",
                "!Sub '${Nobody}'      | Ref names Nobody",
                "!Ref Loop             | the name of Loop leads back to itself",
                "[a, b]                | an environment variable must be text, not a list",
                "!Join [a]             | Fn::Join needs a delimiter and a list"
            })
    void aValueThatCannotBeResolvedIsNamedWithItsPlace(String value, String expected) {
        assertThat(files.mistakes(withVariable(value)))
                .singleElement()
                .asString()
                .startsWith("DIR/template.yaml: Resources.")
                .contains(expected);
        assertThat(files.mistakes(withVariable("!If [A, b, c]")))
                .singleElement()
                .asString()
                .contains("Resources.Fn.Properties.Environment.Variables.V (line 12)");
    }

    static Stream<Arguments> mistakesInAFunction() {
        return Stream.of(
                Arguments.of("Runtime: java21\nHandler: A", "needs CodeUri, the path of the code"),
                Arguments.of("Runtime: java21\nCodeUri: plain.zip", "needs Handler"),
                Arguments.of("Handler: A\nCodeUri: plain.zip", "needs Runtime, such as java21"),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: unbuilt",
                        "DIR/unbuilt is not built, so there are no classes to run: run 'mvn compile' in DIR/unbuilt."),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: two",
                        "DIR/two/target holds several jars (a.jar, b.jar); name the one to run."),
                Arguments.of("Runtime: nodejs22.x\nHandler: index.send\nCodeUri: plain.zip", "must be a directory"),
                Arguments.of("Runtime: nodejs22.x\nHandler: main.send\nCodeUri: node", "holds no main.mjs"),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: plain.zip\nTimeout: 0",
                        "Properties.Timeout (line 8): must be a whole number of seconds from 1 to 900, not 0."),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: plain.zip\nDurableConfig: {RetentionPeriodInDays: 3}",
                        "needs ExecutionTimeout"),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: plain.zip\nFunctionName: a.b",
                        "a function's name must be 1 to 64"),
                Arguments.of(
                        "Runtime: java21\nHandler: A\nCodeUri: plain.zip\nTenancyConfig: {TenantIsolationMode: ALL}",
                        "must be PER_TENANT"));
    }

    private static String withFunction(String properties) {
        return "Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties:\n" + properties.indent(6);
    }

    @ParameterizedTest
    @MethodSource("mistakesInAFunction")
    void aMistakeInAFunctionIsNamedWithItsPlaceAndRule(String properties, String expected) {
        assertThat(files.mistakes(withFunction(properties)))
                .singleElement()
                .asString()
                .contains("Resources.Fn")
                .contains(expected);
    }

    static Stream<Arguments> functionsThatCannotRunHere() {
        return Stream.of(
                Arguments.of("{Runtime: python3.13, Handler: a.b, CodeUri: py}", "its runtime is python3.13"),
                Arguments.of("{PackageType: Image}", "it is a container image"),
                Arguments.of("{Runtime: nodejs22.x, Handler: a.b, InlineCode: x}", "its code stands in the template"),
                Arguments.of("{Runtime: java21, Handler: A, CodeUri: 's3://b/k'}", "its code lies in S3"),
                Arguments.of("{Runtime: java21, Handler: A, CodeUri: {Bucket: b, Key: k}}", "its code lies in S3"));
    }

    @ParameterizedTest
    @MethodSource("functionsThatCannotRunHere")
    void aFunctionThatCannotRunHereIsLeftOutWithANoteAndRefusedWhenItIsAlone(String properties, String why)
            throws Exception {
        String other = "  Other:\n    Type: AWS::Serverless::Function\n    Properties: " + properties + "\n";

        FunctionsFile file = files.read(withFunction("Runtime: java21\nHandler: A\nCodeUri: plain.zip") + other);

        assertThat(file.functions()).extracting(FunctionConfig::name).containsExactly("Fn");
        assertThat(file.notes())
                .singleElement()
                .asString()
                .contains("Resources.Other")
                .contains(why);
        assertThat(files.mistakes("Resources:\n" + other))
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void twoFunctionsOfOneNameAndATemplateWithoutFunctionsAreRefused() {
        String properties = "Properties: {FunctionName: same, Runtime: java21, Handler: A, CodeUri: plain.zip}";
        assertThat(files.mistakes("Resources:\n  A:\n    Type: AWS::Serverless::Function\n    " + properties
                        + "\n  B:\n    Type: AWS::Lambda::Function\n    "
                        + properties.replace("CodeUri", "Code") + "\n"))
                .containsExactly("DIR/template.yaml: Resources.B (line 5): has the same name as A, same; change one"
                        + " FunctionName.");
        assertThat(files.mistakes("Resources:\n  T: {Type: AWS::DynamoDB::Table}\n"))
                .containsExactly("DIR/template.yaml: Resources (line 1): holds no AWS::Serverless::Function and no"
                        + " AWS::Lambda::Function; add one.");
    }

    @Test
    void aTemplateInJsonIsReadAlike() throws Exception {
        Path file = directory.resolve("template.json");
        Files.writeString(file, """
                {"Resources": {"Fn": {"Type": "AWS::Serverless::Function", "Properties": {
                \t"Runtime": "java21", "CodeUri": "plain.zip", "Handler": "A",
                \t"Environment": {"Variables": {"ME": {"Ref": "Fn"}}}}}}}
                """);

        assertThat(FunctionsFile.read(file, "us-east-1", "123456789012", files.projects())
                        .functions()
                        .getFirst()
                        .environment())
                .containsEntry("ME", "Fn");
    }
}
