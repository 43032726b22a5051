package chat.warren.dht.join;

import chat.warren.dht.join.SourceReport.Source;
import chat.warren.dht.join.SourceReport.Use;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Remembers which source named whom, so that somebody who looks for a mistake sees what each of them is worth. */
final class Findings {
    /** Of a source that names more, the rest is not counted. */
    private static final int MAX_REMEMBERED = 512;

    private final Map<Source, Set<InetSocketAddress>> named = new EnumMap<>(Source.class);
    private final Set<Source> asked = new HashSet<>();

    void asked(Source source) {
        asked.add(source);
    }

    void named(Source source, Collection<InetSocketAddress> addresses) {
        Set<InetSocketAddress> all = named.computeIfAbsent(source, each -> new HashSet<>());
        addresses.stream().limit(Math.max(0, MAX_REMEMBERED - all.size())).forEach(all::add);
    }

    List<SourceReport> report(Sources sources, Set<InetSocketAddress> alive) {
        return Stream.of(Source.values())
                .map(source -> report(source, sources, alive))
                .toList();
    }

    private SourceReport report(Source source, Sources sources, Set<InetSocketAddress> alive) {
        Set<InetSocketAddress> addresses = named.getOrDefault(source, Set.of());
        boolean there = switch (source) {
            case CACHED -> !sources.book().equals(ContactBook.NONE);
            case KNOWN -> !sources.known().isEmpty() || !addresses.isEmpty();
            case LAN -> sources.lan();
            case NAMES -> !sources.names().isEmpty();
        };
        Use spared = asked.contains(source) ? Use.ASKED : Use.SPARED;
        int answered = (int) addresses.stream().filter(alive::contains).count();
        return new SourceReport(source, there ? spared : Use.OFF, addresses.size(), answered);
    }
}
