import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j server with Bolt on 127.0.0.1. Arguments: its home, its port, whether the home is temporary (true or
 * false), the bytes that a transaction may take (0: as many as there are), and whether it asks for a password. It
 * prints "ready" when it is. It ends in good order on SIGTERM, and when whoever started it is done or gone, which is
 * at the end of standard input; only then it removes a temporary home.
 */
public class Server {
    private static volatile boolean over;

    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
                .setConfig(GraphDatabaseSettings.auth_enabled, Boolean.parseBoolean(args[4]))
                .setConfig(GraphDatabaseSettings.pagecache_memory, 128L << 20)
                .setConfig(GraphDatabaseSettings.memory_transaction_max_size, Long.parseLong(args[3]))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.shutdown();
            if (over && Boolean.parseBoolean(args[2])) {
                remove(home);
            }
        }));
        System.out.println("ready");
        System.out.flush();
        while (System.in.read() >= 0) {}
        over = true;
        System.exit(0);
    }

    private static void remove(Path home) {
        try (var paths = Files.walk(home)) {
            for (Path p : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
