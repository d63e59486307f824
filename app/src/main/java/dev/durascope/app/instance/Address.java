package dev.durascope.app.instance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the open window listens, in a file that nobody but its user can read.
 *
 * @param port on 127.0.0.1
 * @param token what a letter to it must begin with, made anew at each start
 * @param process the id of the window's process
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Address(int port, String token, long process) {
    private static final String FILE = "window.json";
    private static final int TOKEN_BYTES = 32;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @SuppressWarnings("ConstantValue") // A file may lack members.
    Address {
        token = token == null ? "" : token;
    }

    /** The address of this process, with a token that nobody can guess. */
    static Address ofThisProcess(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return new Address(
                port, HexFormat.of().formatHex(random), ProcessHandle.current().pid());
    }

    static Path in(Path home) {
        return home.resolve(FILE);
    }

    /** @throws IOException when there is none, or it cannot be read */
    static Address read(Path home) throws IOException {
        return JSON.readValue(Files.readString(in(home)), Address.class);
    }

    /** Writes it to a new file that then takes the old one's place, so that nobody reads half of it. */
    void write(Path home) throws IOException {
        Path fresh = Files.createTempFile(home, "window", ".new", ownerOnly(home));
        try {
            Files.writeString(fresh, JSON.writeValueAsString(this));
            Files.move(fresh, in(home), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
    }

    /** On Windows the user's own directory keeps others out. */
    private static FileAttribute<?>[] ownerOnly(Path home) {
        boolean posix = home.getFileSystem() == FileSystems.getDefault()
                && home.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
