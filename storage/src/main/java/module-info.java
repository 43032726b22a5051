/** The encrypted profile. */
module chat.warren.storage {
    requires transitive chat.warren.crypto;
    requires java.sql;
    requires static org.jspecify;
    requires org.xerial.sqlitejdbc;

    exports chat.warren.storage;
    exports chat.warren.storage.database;
    exports chat.warren.storage.row;
    exports chat.warren.storage.profile;
    exports chat.warren.storage.search;
    exports chat.warren.storage.state;
    exports chat.warren.storage.network;
    exports chat.warren.storage.settings;
    exports chat.warren.storage.audit;
    exports chat.warren.storage.custody;
    exports chat.warren.storage.people;
    exports chat.warren.storage.chat;
    exports chat.warren.storage.fading;
    exports chat.warren.storage.file;
    exports chat.warren.storage.owner;
}
