package dev.durascope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reports that CI servers read. */
class JunitXmlTest {

    @Test
    void eachExecutionIsATestCaseAndWhatItPrintedDoesNotBreakTheDocument() throws Exception {
        byte[] xml = JunitXml.of(
                "com.example.Orders",
                List.of(
                        new JunitXml.Case(
                                "order-1",
                                Duration.ofMillis(1_250),
                                null,
                                List.of(),
                                List.of("a <b> & \u0007 \ud83d\ude00", "50 %\r100 %\r\n")),
                        new JunitXml.Case(
                                "order-2", Duration.ofSeconds(2), "it \"failed\"", List.of("one", "two"), List.of())));

        Document read =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        Element suite = read.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("3.250");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("it \"failed\"");
        assertThat(failure.getTextContent()).isEqualTo("one\ntwo");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("a <b> & \ufffd \ud83d\ude00\n50 %\n100 %\n");
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite ");
    }
}
