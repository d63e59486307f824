package dev.durascope.app.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.engine.invoke.DebuggedHandlers;
import dev.durascope.engine.jdwp.JdwpProxy;
import org.junit.jupiter.api.Test;

class AttachModelTest {

    @Test
    void everyStateHasItsWords() {
        for (JdwpProxy.State state : JdwpProxy.State.values()) {
            assertThat(AttachModel.words(state)).contains("debugger");
        }
    }

    @Test
    void nothingIsShownWhileNothingIsDebugged() {
        AttachModel model = new AttachModel(new DebuggedHandlers(), () -> {});
        model.frame();
        assertThat(model.shownProperty().get()).isNull();
        model.follow(null);
        model.close();
    }
}
