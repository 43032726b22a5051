/** One running node. */
module chat.warren.node {
    requires chat.warren.dht;
    requires chat.warren.storage;
    requires com.google.gson;
    requires io.netty.buffer;
    requires io.netty.codec.classes.quic;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires static org.jspecify;

    exports chat.warren.node.api;
    exports chat.warren.node.api.text;
    exports chat.warren.node.api.web;
}
