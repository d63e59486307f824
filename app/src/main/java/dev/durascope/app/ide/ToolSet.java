package dev.durascope.app.ide;

import static dev.durascope.app.text.Texts.text;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * IntelliJ IDEA's external tools, a group of which is a file of its own in {@code tools} below the directory of its
 * configuration.
 */
final class ToolSet {
    private static final String GROUP = "Durascope";
    private static final String END = "</toolSet>";

    private ToolSet() {}

    /**
     * A tool.
     *
     * @param name as the menus show it
     * @param parameters with IntelliJ's macros
     */
    record Tool(String name, String description, String parameters) {

        /** @param command the program */
        String xml(String command) {
            return """
                      <tool name="%s" description="%s" showInMainMenu="true" showInEditor="true" showInProject="true" \
                    showInSearchPopup="true" disabled="false" useConsole="true" showConsoleOnStdOut="false" \
                    showConsoleOnStdErr="false" synchronizeAfterRun="false">
                        <exec>
                          <option name="COMMAND" value="%s" />
                          <option name="PARAMETERS" value="%s" />
                          <option name="WORKING_DIRECTORY" value="$ProjectFileDir$" />
                        </exec>
                      </tool>
                    """.formatted(escaped(name), escaped(description), escaped(command), escaped(parameters));
        }
    }

    /** What is worth a tool. */
    static final List<Tool> TOOLS = List.of(
            new Tool(
                    "Open in Durascope",
                    "Opens the selected jar, class directory, recording or history",
                    "open \"$FilePath$\""),
            new Tool("Open Module in Durascope", "Opens the module's handlers", "open \"$ContentRoot$\""),
            new Tool(
                    "Replay on This Module",
                    "Replays the selected history or recording on the module's code",
                    "replay \"$FilePath$\" --jar \"$ContentRoot$\""));

    /**
     * Plans the file of our group.
     *
     * @param configuration the directory of IntelliJ's configuration
     * @param command the program that the tools start
     * @throws IOException when a file that is there cannot be read
     */
    static PlannedFile plan(Path configuration, String command) throws IOException {
        Path file = configuration.resolve("tools").resolve(GROUP + ".xml");
        String tools = TOOLS.stream().map(tool -> tool.xml(command)).collect(Collectors.joining());
        String whole = "<toolSet name=\"" + GROUP + "\">\n" + tools + END + "\n";
        String before;
        try {
            before = PlannedFile.read(file);
        } catch (CharacterCodingException e) {
            return PlannedFile.notText(file, whole);
        }
        if (before == null || before.isBlank()) {
            return PlannedFile.of(file, before, whole, false, whole);
        }
        String wrong = wrong(before);
        return wrong == null
                ? merged(file, before, command, whole)
                : PlannedFile.refused(file, before, whole, text("ide.addYourself", wrong));
    }

    private static PlannedFile merged(Path file, String before, String command, String whole) {
        String text = before;
        boolean replaced = false;
        for (Tool tool : TOOLS) {
            String ours = tool.xml(command);
            Matcher there = Pattern.compile(
                            "[ \\t]*<tool\\s[^>]*?name=\"" + Pattern.quote(escaped(tool.name()))
                                    + "\"[^>]*>.*?</tool>\\R?",
                            Pattern.DOTALL)
                    .matcher(text);
            if (there.find()) {
                replaced |= !there.group().equals(ours);
                text = text.substring(0, there.start()) + ours + text.substring(there.end());
            } else {
                int end = text.lastIndexOf(END);
                text = text.substring(0, end).stripTrailing() + "\n" + ours + text.substring(end);
            }
        }
        return wrong(text) == null
                ? PlannedFile.of(file, before, text, replaced, whole)
                : PlannedFile.refused(file, before, whole, text("ide.tools.other"));
    }

    /** What keeps a text from being a group of tools; {@code null} when it is one. */
    private static @Nullable String wrong(String text) {
        try {
            Element root = parse(text).getDocumentElement();
            return root.getTagName().equals("toolSet") && text.contains(END) ? null : text("ide.tools.none");
        } catch (IOException | SAXException e) {
            return text("ide.tools.unreadable", e.getMessage());
        }
    }

    private static Document parse(String text) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // It would print what is wrong.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
