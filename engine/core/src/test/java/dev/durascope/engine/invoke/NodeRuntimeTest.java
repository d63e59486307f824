package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRuntimeTest {
    @TempDir
    Path cache;

    @Test
    void theBootstrapIsWholeForWhoeverReadsItWhileAnotherWorkerWritesItAgain() throws Exception {
        Path bootstrap = NodeRuntime.bootstrap(cache);
        String whole = Files.readString(bootstrap);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 500; i++) {
                try {
                    NodeRuntime.bootstrap(cache);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        while (!writer.isDone()) {
            assertThat(Files.readString(bootstrap)).isEqualTo(whole);
        }
        writer.get(10, TimeUnit.SECONDS);
        try (var files = Files.list(cache)) {
            assertThat(files).containsExactly(bootstrap);
        }
    }

    @Test
    void aPathWithoutNodeIsSaid() {
        assertThatThrownBy(() -> NodeRuntime.find(Map.of("PATH", cache.toString())))
                .isInstanceOf(CodeException.class)
                .hasMessage("There is no node on the PATH. Install Node.js 20 or later to run this handler.");
        assertThat(NodeRuntime.missing(Map.of("HOME", cache.toString())))
                .as("all places that were looked in")
                .isEqualTo(
                        "There is no node on the PATH, nor where nvm, Volta, fnm, asdf, Homebrew or an installer puts it."
                                + " Install Node.js 20 or later to run this handler.");
    }
}
