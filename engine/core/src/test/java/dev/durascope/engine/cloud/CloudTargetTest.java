package dev.durascope.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durascope.engine.cloud.CloudTarget.Place;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTargetTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
    private static final String EXECUTION = FUNCTION + ":7/durable-execution/run-1/0b9f2a34";

    private static CloudTarget parse(String text) {
        return CloudTarget.parse(text, Place.DEFAULT, Map.of());
    }

    @Test
    void aFunctionsArnTellsRegionAccountAndQualifier() {
        CloudTarget target = parse(FUNCTION + ":prod");

        assertThat(target.region()).isEqualTo("eu-west-1");
        assertThat(target.account()).isEqualTo("123456789012");
        assertThat(target.function()).isEqualTo("orders");
        assertThat(target.qualifier()).isEqualTo("prod");
        assertThat(target.execution()).isNull();
        assertThat(target.functionName()).isEqualTo(FUNCTION);
        assertThat(parse(FUNCTION).qualifier()).isNull();
    }

    @Test
    void anExecutionsArnIsKeptAsItIs() {
        assertThat(parse(" " + EXECUTION + "\n").execution()).hasToString(EXECUTION);
        assertThat(parse(EXECUTION).qualifier()).isEqualTo("7");
    }

    @Test
    void aNameTakesItsRegionFromTheUserThenFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "AWS_REGION", "us-east-2",
                "LAMBDA_ENDPOINT", "http://127.0.0.1:9001",
                "QUALIFIED_FUNCTION_NAME", "orders:$LATEST");
        CloudTarget byDefault = CloudTarget.parse(null, Place.DEFAULT, environment);
        CloudTarget said = CloudTarget.parse(
                "invoices:3", new Place("eu-north-1", "work", "https://lambda.example:8443/x"), environment);

        assertThat(byDefault.function()).isEqualTo("orders");
        assertThat(byDefault.qualifier()).isEqualTo("$LATEST");
        assertThat(byDefault.region()).isEqualTo("us-east-2");
        assertThat(byDefault.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9001"));
        assertThat(said.region()).isEqualTo("eu-north-1");
        assertThat(said.profile()).isEqualTo("work");
        assertThat(said.endpoint()).isEqualTo(URI.create("https://lambda.example:8443/x"));
        assertThat(said.functionName()).isEqualTo("invoices");
    }

    @Test
    void theArnsRegionWinsOverTheEnvironmentAndContradictsAnother() {
        assertThat(CloudTarget.parse(FUNCTION, Place.DEFAULT, Map.of("AWS_REGION", "us-east-2"))
                        .region())
                .isEqualTo("eu-west-1");
        assertThatThrownBy(() -> CloudTarget.parse(FUNCTION, new Place("us-east-1", null, null), Map.of()))
                .hasMessageContaining("us-east-1 contradicts the ARN's, eu-west-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:gcp:lambda:eu-west-1:123456789012:function:orders | partition 'gcp'",
                "arn:aws:s3:eu-west-1:123456789012:function:orders | service 's3'",
                "arn:aws:lambda:Europe:123456789012:function:orders | region 'Europe'",
                "arn:aws:lambda::123456789012:function:orders | region '' of",
                "arn:aws:lambda:eu-west-1:1234:function:orders | account '1234'",
                "arn:aws:lambda:eu-west-1:123456789012:layer:orders | resource type 'layer'",
                "arn:aws:lambda:eu-west-1:123456789012:function:or ders | function name 'or ders'",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders: | qualifier ''",
                "arn:aws:lambda:eu-west-1:123456789012:function | has 6 parts",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1:2 | has 9 parts",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders/durable-execution/a/b | names no version",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:prod/durable-execution/a/b | version 'prod'",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1/execution/a/b | after the first slash 'execution'",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1/durable-execution/a | has 1 of the two",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1/durable-execution/a/b/c | has 3 of the two",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1/durable-execution/a!/b | execution name 'a!'",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders:1/durable-execution/a/ | execution id '' of",
                "or ders | function name 'or ders'",
                "orders:a:b | qualifier after the colon 'a:b'"
            })
    void aMalformedTargetIsToldWhichPartIsWrong(String text, String told) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining(told);
    }

    @Test
    void whatIsMissingOrNoAddressIsTold() {
        assertThatThrownBy(() -> parse(null)).hasMessageContaining("QUALIFIED_FUNCTION_NAME");
        assertThatThrownBy(() -> CloudTarget.parse("orders", new Place(null, null, "localhost:9001"), Map.of()))
                .hasMessageContaining("The endpoint must be an address");
        assertThatThrownBy(() -> CloudTarget.parse(
                        "orders", Place.DEFAULT, Map.of("LAMBDA_ENDPOINT", "http://me:secret@127.0.0.1")))
                .hasMessageContaining("LAMBDA_ENDPOINT must be an address")
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> CloudTarget.parse("orders", new Place("Ireland", null, null), Map.of()))
                .hasMessageContaining("'Ireland' must be of the form eu-west-1");
    }

    @Test
    void aQualifierMayBeNamedBesideTheTargetUnlessItContradictsIt() {
        CloudTarget orders = CloudTarget.parse("orders", CloudTarget.Place.DEFAULT, Map.of());
        assertThat(orders.qualified("prod").qualifier()).isEqualTo("prod");
        assertThat(orders.qualified(" ")).isSameAs(orders);
        assertThat(orders.qualified("3").qualified("3").qualifier()).isEqualTo("3");
        assertThatThrownBy(() -> orders.qualified("a b")).hasMessageContaining("The qualifier 'a b' must be");
        assertThatThrownBy(() -> orders.qualified("3").qualified("prod"))
                .hasMessage("The qualifier prod contradicts the target's, 3: leave one of them out.");
    }
}
