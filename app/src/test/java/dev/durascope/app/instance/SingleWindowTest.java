package dev.durascope.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durascope.app.session.Opening;
import dev.durascope.app.session.Position;
import dev.durascope.app.session.WantedHandler;
import dev.durascope.engine.cloud.CloudTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SingleWindowTest {
    private static final String ARN =
            "arn:aws:lambda:eu-west-1:123456789012:function:orders:3/durable-execution/order-1/0f0f";

    @TempDir
    Path home;

    private Entry enter(Opening opening) {
        return new SingleWindow(home, Duration.ofSeconds(30)).enter(opening, false);
    }

    private static WindowClaim claim(Entry entry) {
        assertThat(entry)
                .isInstanceOfSatisfying(
                        Entry.Own.class, own -> assertThat(own.notice()).isEmpty());
        WindowClaim claim = ((Entry.Own) entry).claim();
        assertThat(claim).isNotNull();
        return claim;
    }

    /** What a window does: takes what arrives, on whatever thread it is woken. */
    private static BlockingQueue<Opening> serve(WindowClaim claim) {
        BlockingQueue<Opening> opened = new LinkedBlockingQueue<>();
        claim.onArrival(() -> claim.takeArrivals(opened::add));
        return opened;
    }

    static List<Opening> openings() {
        CloudTarget.Place place = new CloudTarget.Place("eu-west-1", "team", "http://127.0.0.1:9001");
        return List.of(
                Opening.WELCOME,
                new Opening(
                        List.of(Path.of("/tmp/a jar.jar"), Path.of("/tmp/\"ö\".json")), new Position("order-4711", 12)),
                new Opening(List.of(Path.of("/tmp/shop")), null, null, new WantedHandler("com.example.Orders", 5005)),
                new Opening(List.of(Path.of("/tmp/shop")), null, null, new WantedHandler(null, 5005)),
                Opening.of(CloudTarget.parse("orders:prod", place, Map.of())),
                Opening.of(CloudTarget.parse(ARN, CloudTarget.Place.DEFAULT, Map.of())),
                Opening.of(CloudTarget.parse(
                        "arn:aws-cn:lambda:cn-north-1:123456789012:function:orders",
                        CloudTarget.Place.DEFAULT,
                        Map.of())));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void whatTheSecondProcessWasAskedToOpenArrivesInTheFirst(Opening opening) throws Exception {
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            BlockingQueue<Opening> opened = serve(first);
            assertThat(enter(opening))
                    .isEqualTo(new Entry.Delivered(ProcessHandle.current().pid()));
            assertThat(opened.poll(10, TimeUnit.SECONDS)).isEqualTo(opening);
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void aWindowThatIsStillStartingIsWaitedFor() throws Exception {
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            Address address = Address.read(home);
            try (Socket asking = new Socket(InetAddress.getByName("127.0.0.1"), address.port())) {
                // The shortest patience there is: long over when it is answered.
                String letter = Letter.of(Opening.WELCOME, address.token(), 1).line();
                asking.getOutputStream().write((letter + "\n").getBytes(StandardCharsets.UTF_8));
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(asking.getInputStream(), StandardCharsets.UTF_8));
                assertThat(WindowClaim.nextLine(answers)).isEqualTo(WindowClaim.STARTING);
                assertThat(WindowClaim.nextLine(answers)).isEqualTo(WindowClaim.STARTING);
                BlockingQueue<Opening> opened = serve(first);
                String answer = WindowClaim.nextLine(answers);
                while (answer.equals(WindowClaim.STARTING)) {
                    answer = WindowClaim.nextLine(answers);
                }
                assertThat(answer).startsWith(WindowClaim.TAKEN);
                assertThat(opened.poll(20, TimeUnit.SECONDS)).isEqualTo(Opening.WELCOME);
            }
        }
    }

    @Test
    void aWindowThatSaysThatItIsStartingIsAskedOn() throws Exception {
        try (WindowClaim first = claim(enter(Opening.WELCOME));
                ServerSocket starting = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            serve(first);
            new Address(starting.getLocalPort(), "x", 4711).write(home);
            CompletableFuture<Entry> second = CompletableFuture.supplyAsync(() -> enter(Opening.WELCOME));
            try (Socket asked = starting.accept()) {
                for (String line : List.of(WindowClaim.STARTING, WindowClaim.STARTING)) {
                    asked.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
                assertThat(second).isNotDone();
                asked.getOutputStream().write((WindowClaim.TAKEN + "4711\n").getBytes(StandardCharsets.UTF_8));
                assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(new Entry.Delivered(4711));
            }
        }
    }

    @Test
    void aWindowThatIsClosingIsWaitedForAndThenReplaced() throws Exception {
        WindowClaim first = claim(enter(Opening.WELCOME));
        first.stopListening();
        CompletableFuture<Entry> second = CompletableFuture.supplyAsync(() -> enter(Opening.WELCOME));
        assertThat(second).isNotDone();
        first.close();
        claim(second.get(20, TimeUnit.SECONDS)).close();
    }

    @Test
    void aWindowThatHangsIsNotWaitedForLongAndDoesNotOpenItLater() {
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            first.onArrival(() -> {});
            Entry second = new SingleWindow(home, Duration.ofSeconds(1)).enter(Opening.WELCOME, false);
            assertThat(second).isInstanceOfSatisfying(Entry.Own.class, own -> {
                assertThat(own.claim()).isNull();
                assertThat(own.notice())
                        .contains("process " + ProcessHandle.current().pid(), "not answered", "keeps nothing");
            });
            first.takeArrivals(late -> {
                throw new AssertionError("opened though the other process has done it");
            });
        }
    }

    @Test
    void aWindowApartAsksNobodyAndKeepsNothing() {
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            assertThat(new SingleWindow(home).enter(Opening.WELCOME, true))
                    .isInstanceOfSatisfying(Entry.Own.class, own -> {
                        assertThat(own.claim()).isNull();
                        assertThat(own.notice()).contains("nothing of this one is kept");
                    });
            assertThat(serve(first)).isEmpty();
        }
        claim(new SingleWindow(home).enter(Opening.WELCOME, true)).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "{}", "{\"port\": 1, \"token\": \"old\", \"process\": 1}", "{\"port\": 70000}"})
    void whatAKilledWindowHasLeftIsReplaced(String left) throws Exception {
        Files.writeString(Address.in(home), left);
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            serve(first);
            assertThat(enter(Opening.WELCOME)).isInstanceOf(Entry.Delivered.class);
        }
        assertThat(Address.in(home)).doesNotExist();
    }

    @Test
    void anotherDataDirectoryHasAWindowOfItsOwn() {
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            serve(first);
            claim(new SingleWindow(home.resolve("other")).enter(Opening.WELCOME, false))
                    .close();
        }
    }

    @Test
    void aHomeThatCannotBeWrittenToIsSaid() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(new SingleWindow(file.resolve("home")).enter(Opening.WELCOME, false))
                .isInstanceOfSatisfying(Entry.Own.class, own -> {
                    assertThat(own.claim()).isNull();
                    assertThat(own.notice()).contains("cannot be written to", "nothing of this window is kept");
                });
    }

    @Test
    void onlyWhoCanReadTheAddressFileIsListenedTo() throws Exception {
        Assumptions.assumeTrue(
                home.getFileSystem().supportedFileAttributeViews().contains("posix"), "there are no permissions here");
        try (WindowClaim first = claim(enter(Opening.WELCOME))) {
            BlockingQueue<Opening> opened = serve(first);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Address.in(home))))
                    .isEqualTo("rw-------");
            Address address = Address.read(home);
            String letter = Letter.of(Opening.WELCOME, "0".repeat(64), 1000).line();
            assertThat(say(address, letter)).startsWith(WindowClaim.REFUSED).contains("token");
            assertThat(say(address, "GET / HTTP/1.1\r")).isEmpty();
            assertThat(say(
                            address,
                            "{\"token\":\"" + address.token() + "\",\"patience\":1000,\"position\":\"nowhere\"}"))
                    .startsWith(WindowClaim.REFUSED)
                    .contains("nowhere");
            assertThat(opened).isEmpty();
            assertThat(say(
                            address,
                            Letter.of(Opening.WELCOME, address.token(), 1000).line()))
                    .startsWith(WindowClaim.TAKEN);
        }
    }

    private static String say(Address address, String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), address.port())) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return WindowClaim.firstLine(socket.getInputStream());
        }
    }

    @Test
    void aStrangerBehindAnOldAddressIsNotWaitedForLong() throws Exception {
        try (WindowClaim first = claim(enter(Opening.WELCOME));
                ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            serve(first);
            new Address(stranger.getLocalPort(), "x", 1).write(home);
            assertThat(new SingleWindow(home, Duration.ofMillis(700)).enter(Opening.WELCOME, false))
                    .isInstanceOf(Entry.Own.class);
        }
    }
}
