package dev.durascope.app.cli;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A report in the form of JUnit's XML, which CI servers read: one suite, with a test case for each execution. */
final class JunitXml {
    /**
     * What came of an execution.
     *
     * @param name the execution's
     * @param took wall time
     * @param failure what is wrong, in a line; absent when nothing is
     * @param details what there is to say about the failure
     * @param output what else there is to say
     */
    record Case(String name, Duration took, @Nullable String failure, List<String> details, List<String> output) {}

    private JunitXml() {}

    /**
     * The document in UTF-8.
     *
     * @param suite what was run, such as a handler's class
     */
    static byte[] of(String suite, List<Case> cases) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml);
            xml.writeStartElement("testsuite");
            attribute(xml, "name", suite);
            attribute(xml, "tests", String.valueOf(cases.size()));
            attribute(
                    xml,
                    "failures",
                    String.valueOf(cases.stream()
                            .filter(each -> each.failure() != null)
                            .count()));
            attribute(xml, "errors", "0");
            attribute(xml, "skipped", "0");
            attribute(xml, "time", seconds(cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus)));
            line(xml);
            for (Case each : cases) {
                write(xml, suite, each);
            }
            xml.writeEndElement();
            line(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory: " + e.getMessage(), e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(XMLStreamWriter xml, String suite, Case each) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", suite);
        attribute(xml, "name", each.name());
        attribute(xml, "time", seconds(each.took()));
        line(xml);
        if (each.failure() != null) {
            xml.writeStartElement("failure");
            attribute(xml, "message", each.failure());
            xml.writeCharacters(legal(String.join("\n", each.details())));
            xml.writeEndElement();
            line(xml);
        }
        if (!each.output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal(String.join("\n", each.output())));
            xml.writeEndElement();
            line(xml);
        }
        xml.writeEndElement();
        line(xml);
    }

    private static void line(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toMillis())
                .divide(BigDecimal.valueOf(1_000), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** XML has no way to write most control characters, and what handlers print may hold any. */
    private static String legal(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(c -> c == '\n' || c == '\t' || c >= ' ' && c < 0xd800 || c >= 0xe000 && c != 0xfffe && c != 0xffff
                        ? c
                        : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
