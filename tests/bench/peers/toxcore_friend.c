/* Two friends on libtoxcore, or one of the nodes that they meet by. Speaks as chat.warren.bench.reach.Person does.
 *   toxcore_friend node ADDRESS:PORT [ADDRESS:PORT:ID ...]
 *   toxcore_friend friend
 * Node ids are drawn at each start, so a node says "there TIME ID". */
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <tox/tox.h>
#include <unistd.h>

static void say(const char *what, const char *more)
{
    struct timeval now;
    gettimeofday(&now, NULL);
    printf("%s %lld%s%s\n", what, now.tv_sec * 1000LL + now.tv_usec / 1000, *more ? " " : "", more);
    fflush(stdout);
}

static void met(Tox *tox, uint32_t who, Tox_Connection how, void *said)
{
    (void)tox, (void)who;
    if (how == TOX_CONNECTION_NONE) {
        say("adrift", "1");
        return;
    }
    say("way", how == TOX_CONNECTION_UDP ? "1 DIRECT" : "1 RELAYED");
    if (!*(bool *)said) {
        say("heard", "1");
    }
    *(bool *)said = true;
}

static void know(Tox *tox, char *known)
{
    char *port = strchr(known, ':') + 1, *id = strchr(port, ':') + 1;
    uint8_t key[TOX_PUBLIC_KEY_SIZE];
    for (int i = 0; i < TOX_PUBLIC_KEY_SIZE; i++) {
        sscanf(id + 2 * i, "%2hhx", &key[i]);
    }
    port[-1] = 0;
    tox_bootstrap(tox, known, atoi(port), key, NULL);
    tox_add_tcp_relay(tox, known, atoi(port), key, NULL);
    port[-1] = ':';
}

static Tox *node(int port)
{
    struct Tox_Options *options = tox_options_new(NULL);
    tox_options_set_ipv6_enabled(options, false);
    tox_options_set_start_port(options, port);
    tox_options_set_end_port(options, port);
    tox_options_set_tcp_port(options, port);
    return tox_new(options, NULL);
}

static Tox *person(const char *side, const char *seed)
{
    uint8_t secret[TOX_SECRET_KEY_SIZE] = { 0 };
    snprintf((char *)secret, sizeof secret, "%s %s", side, seed);
    struct Tox_Options *options = tox_options_new(NULL);
    tox_options_set_ipv6_enabled(options, false);
    tox_options_set_savedata_type(options, TOX_SAVEDATA_TYPE_SECRET_KEY);
    tox_options_set_savedata_data(options, secret, sizeof secret);
    tox_options_set_savedata_length(options, sizeof secret);
    return tox_new(options, NULL);
}

/* begin KNOWN,KNOWN... NOTEBOOK SEED PACE PAIR:SIDE */
static Tox *begin(char *words, bool *said)
{
    char known[4096], seed[64], pair[64];
    if (sscanf(words, "%4095s %*s %63s %*s %63s", known, seed, pair) != 3) {
        return NULL;
    }
    const char *side = strchr(pair, ':') + 1;
    Tox *friend = person(strcmp(side, "FIRST") ? "FIRST" : "SECOND", seed);
    uint8_t theirs[TOX_PUBLIC_KEY_SIZE];
    tox_self_get_public_key(friend, theirs);
    tox_kill(friend);
    say("begun", "");
    Tox *tox = person(side, seed);
    *said = false;
    tox_callback_friend_connection_status(tox, met);
    tox_friend_add_norequest(tox, theirs, NULL);
    for (char *each = strtok(known, ","); each; each = strtok(NULL, ",")) {
        know(tox, each);
    }
    return tox;
}

static int befriend(void)
{
    char line[8192];
    Tox *tox = NULL;
    bool said = false;
    setvbuf(stdin, NULL, _IONBF, 0); /* poll must see what is left. */
    say("ready", "");
    while (true) {
        struct pollfd input = { STDIN_FILENO, POLLIN, 0 };
        if (poll(&input, 1, tox ? (int)tox_iteration_interval(tox) : -1) > 0) {
            if (!fgets(line, sizeof line, stdin)) {
                return 0;
            }
            if (!strncmp(line, "begin ", 6)) {
                tox = begin(line + 6, &said);
            } else if (!strncmp(line, "end", 3)) {
                tox_kill(tox);
                tox = NULL;
                say("ended", "");
            } else if (!strncmp(line, "standing", 8)) {
                say("standing", "toxcore");
            }
        }
        if (tox) {
            tox_iterate(tox, &said);
        }
    }
}

int main(int count, char **words)
{
    if (count < 3) {
        return befriend();
    }
    Tox *tox = node(atoi(strchr(words[2], ':') + 1));
    if (!tox) {
        return 1;
    }
    for (int i = 3; i < count; i++) {
        know(tox, words[i]);
    }
    uint8_t id[TOX_PUBLIC_KEY_SIZE];
    char text[2 * TOX_PUBLIC_KEY_SIZE + 1];
    tox_self_get_dht_id(tox, id);
    for (int i = 0; i < TOX_PUBLIC_KEY_SIZE; i++) {
        sprintf(text + 2 * i, "%02X", id[i]);
    }
    say("there", text);
    while (true) {
        tox_iterate(tox, NULL);
        usleep(tox_iteration_interval(tox) * 1000);
    }
}
