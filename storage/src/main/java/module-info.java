/** The encrypted profile. */
module chat.warren.storage {
    requires transitive chat.warren.crypto;
    requires java.sql;
    requires static org.jspecify;
}
