package dev.durascope.app.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawingLibrariesTest {

    @Test
    void whatIsMissingIsNamedWithItsPackage() {
        assertThatThrownBy(() -> DrawingLibraries.require(true, file -> file.startsWith("libf")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing can be drawn here without libpangoft2-1.0.so.0, libgtk-3.so.0, libXtst.so.6;"
                        + " on Debian and its relatives: apt install libpangoft2-1.0-0 libgtk-3-0 libxtst6");
    }

    @Test
    void aPictureNeedsNoGtk() {
        assertThatCode(() -> DrawingLibraries.require(false, file -> !file.contains("gtk")))
                .doesNotThrowAnyException();
    }

    @Test
    void whereTestsOfTheWindowRunNothingIsMissingForAPicture() {
        assertThatCode(() -> DrawingLibraries.require(false)).doesNotThrowAnyException();
    }
}
