package dev.durascope.app.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachFormTest {
    private final AttachForm form = new AttachForm(Map.of());

    @Test
    void nothingTypedIsNothingWrongAndNothingToAttachTo() {
        assertThat(form.readProperty().get()).isNull();
        assertThat(form.targetProblemProperty().get()).isEmpty();
        assertThat(form.placeProblemProperty().get()).isEmpty();
    }

    @Test
    void thePartOfAnArnThatIsWrongIsNamed() {
        form.targetProperty().set("arn:aws:lambda:us-east-1:123:function:orders");
        assertThat(form.targetProblemProperty().get()).startsWith("The account '123'");
        form.targetProperty().set("arn:aws:lambda:us-east-1:123456789012:function:or ders");
        assertThat(form.targetProblemProperty().get()).startsWith("The function name 'or ders'");
        assertThat(form.readProperty().get()).isNull();
        form.targetProperty().set("arn:aws:lambda:us-east-1:123456789012:function:orders:prod");
        assertThat(form.targetProblemProperty().get()).isEmpty();
        assertThat(form.readProperty().get().qualifier()).isEqualTo("prod");
    }

    @Test
    void regionAndEndpointAreJudgedByThemselves() {
        form.targetProperty().set("orders");
        form.endpointProperty().set("http://user:secret@localhost:1");
        assertThat(form.targetProblemProperty().get()).isEmpty();
        assertThat(form.placeProblemProperty().get())
                .startsWith("The endpoint must be")
                .doesNotContain("secret");
        form.endpointProperty().set("");
        form.regionProperty().set("Frankfurt");
        assertThat(form.placeProblemProperty().get()).startsWith("The region 'Frankfurt' must be");
        form.regionProperty().set("eu-central-1");
        assertThat(form.readProperty().get().region()).isEqualTo("eu-central-1");
    }

    @Test
    void theEnvironmentGivesWhatIsLeftOut() {
        AttachForm filled = new AttachForm(Map.of(
                "QUALIFIED_FUNCTION_NAME", "orders:7",
                "AWS_REGION", "eu-west-1",
                "LAMBDA_ENDPOINT", "http://127.0.0.1:9001"));
        assertThat(filled.readProperty().get().function()).isEqualTo("orders");
        assertThat(filled.readProperty().get().region()).isEqualTo("eu-west-1");
        assertThat(filled.readProperty().get().endpoint()).hasPort(9001);
        filled.fill(new Settings.Attached("trips", "shop", "us-east-1", "http://127.0.0.1:9002"));
        assertThat(filled.readProperty().get().describe()).isEqualTo("trips in us-east-1 at http://127.0.0.1:9002");
    }
}
