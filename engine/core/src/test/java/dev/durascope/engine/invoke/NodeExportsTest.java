package dev.durascope.engine.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeExportsTest {
    @TempDir
    private Path directory;

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found(Path place) throws CodeException {
        Path cache = directory.resolve("cache");
        return HandlerDiscovery.of(CodeBundle.open(new Code.NodeModule(place), cache)).handlers().stream()
                .map(handler -> handler.className() + (handler.durable() ? " durable" : ""))
                .toList();
    }

    @Test
    void exportsOfAModuleAreListedDurableOnesFirstAndValuesAreNone() throws Exception {
        write("index.mjs", """
                import { withDurableExecution } from '@aws/durable-execution-sdk-js';
                export const TABLE = 'orders';
                export const LIMITS = { most: 3 };
                export async function ping(event) { return 'pong'; }
                const later = withDurableExecution(async (event, context) => 1);
                export const handler = withDurableExecution(async (event, context) => {
                  return context.step('one', async () => 1);
                });
                export { later as refunds };
                // export const old = withDurableExecution(x);
                export default handler;
                """);

        assertThat(found(directory.resolve("index.mjs")))
                .containsExactly(
                        "index.handler durable", "index.refunds durable", "index.default durable", "index.ping");
    }

    @Test
    void commonJsAndWhatBundlersMakeOfItAreReadToo() {
        assertThat(NodeExports.exports("""
                exports.handler = sdk.withDurableExecution(async () => 1);
                exports.ping = async () => 'pong';
                exports.version = '1';
                """)).containsOnly(Map.entry("handler", true), Map.entry("ping", false));
        assertThat(NodeExports.exports("""
                __export(index_exports, {
                  handler: () => handler
                });
                var handler = (0, import_sdk.withDurableExecution)(async (event) => event);
                """)).containsOnly(Map.entry("handler", true));
        assertThat(NodeExports.exports("""
                const orders = withDurableExecution(run);
                module.exports = { orders, ping: (event) => 1 };
                """)).containsEntry("orders", true);
    }

    @Test
    void aDirectoryIsItsMainModuleAndTheDurableExportsOfTheOthers() throws Exception {
        write("package.json", "{\"type\": \"module\", \"main\": \"dist/orders.js\"}");
        write("dist/orders.js", "export const handler = withDurableExecution(run);\nexport const ping = () => 1;\n");
        write("dist/refunds.js", "export const refund = withDurableExecution(run);\nexport const help = () => 1;\n");
        write("node_modules/sdk/index.js", "export const handler = withDurableExecution(run);\n");
        write("dist/orders.test.js", "export const tested = withDurableExecution(run);\n");

        assertThat(found(directory))
                .containsExactly("dist/orders.handler durable", "dist/refunds.refund durable", "dist/orders.ping");
    }

    @Test
    void aDirectoryThatIsNotBuiltSaysSo() throws Exception {
        write("package.json", "{}");
        write("src/index.ts", "export const handler = withDurableExecution(run);");

        assertThatThrownBy(() -> found(directory))
                .isInstanceOf(CodeException.class)
                .hasMessage(
                        directory + " holds no .mjs, .cjs or .js file outside of node_modules: build it first ('npm run"
                                + " build'), or open the directory that the build writes.");
    }
}
