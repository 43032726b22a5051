/* toxcore_pair serve FOLDER | connect ADDRESS FILE: two friends over libtoxcore on loopback, as pair.mjs measures others.
 * Both add each other by keys they know, so that no friend request is waited for. cc -O2 toxcore_pair.c -ltoxcore */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <tox/tox.h>
#include <unistd.h>

enum { WARM_UP = 50, ECHOES = 500, ECHO_BYTES = 100, MESSAGES = 20000, MESSAGE_BYTES = 1024 };

static char *place;
static FILE *file;
static double cpu_before;
static int online, heard, receipts;
static double their_cpu = -1;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double cpu(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

/* Faster than tox_iteration_interval() asks for: the library at its best. */
static void turn(Tox *tox) {
    tox_iterate(tox, NULL);
    usleep(100);
}

static void connected(Tox *tox, uint32_t who, Tox_Connection how, void *data) { online = how == TOX_CONNECTION_UDP; }

static void served(Tox *tox, uint32_t who, Tox_Message_Type type, const uint8_t *text, size_t length, void *data) {
    if (text[0] == 'e') tox_friend_send_message(tox, who, type, text, length, NULL);
}

static void answered(Tox *tox, uint32_t who, Tox_Message_Type type, const uint8_t *text, size_t length, void *data) {
    char number[64] = {0};
    heard++;
    if (text[0] == 'd') {
        memcpy(number, text + 1, length - 1 < 63 ? length - 1 : 63);
        their_cpu = atof(number);
    }
}

static void receipt(Tox *tox, uint32_t who, uint32_t message, void *data) { receipts++; }

static void offered(Tox *tox, uint32_t who, uint32_t number, uint32_t kind, uint64_t size, const uint8_t *name,
                    size_t length, void *data) {
    char path[4096];
    snprintf(path, sizeof path, "%s/received", place);
    file = fopen(path, "wb");
    cpu_before = cpu();
    tox_file_control(tox, who, number, TOX_FILE_CONTROL_RESUME, NULL);
}

static void came(Tox *tox, uint32_t who, uint32_t number, uint64_t at, const uint8_t *bytes, size_t length, void *data) {
    char text[64];
    if (length > 0) {
        fseeko(file, at, SEEK_SET);
        fwrite(bytes, 1, length, file);
        return;
    }
    fflush(file);
    fsync(fileno(file));
    fclose(file);
    snprintf(text, sizeof text, "d%.1f", cpu() - cpu_before);
    tox_friend_send_message(tox, who, TOX_MESSAGE_TYPE_NORMAL, (uint8_t *)text, strlen(text), NULL);
}

static void wanted(Tox *tox, uint32_t who, uint32_t number, uint64_t at, size_t length, void *data) {
    uint8_t bytes[2048];
    if (length == 0) return;
    fseeko(file, at, SEEK_SET);
    length = fread(bytes, 1, length, file);
    tox_file_send_chunk(tox, who, number, at, bytes, length, NULL);
}

static Tox *start(int role) {
    uint8_t key[TOX_SECRET_KEY_SIZE];
    struct Tox_Options *options = tox_options_new(NULL);
    memset(key, 7 + role, sizeof key);
    tox_options_set_ipv6_enabled(options, false);
    tox_options_set_local_discovery_enabled(options, false);
    tox_options_set_savedata_type(options, TOX_SAVEDATA_TYPE_SECRET_KEY);
    tox_options_set_savedata_data(options, key, sizeof key);
    Tox *tox = tox_new(options, NULL);
    tox_options_free(options);
    if (tox == NULL) exit(1);
    tox_callback_friend_connection_status(tox, connected);
    return tox;
}

static void keys(int role, uint8_t *public_key) {
    Tox *other = start(role);
    tox_self_get_public_key(other, public_key);
    tox_kill(other);
}

static int compare(const void *a, const void *b) { return *(double *)a < *(double *)b ? -1 : *(double *)a > *(double *)b; }

static void serve(void) {
    uint8_t friend[TOX_PUBLIC_KEY_SIZE], dht[TOX_PUBLIC_KEY_SIZE];
    keys(1, friend);
    Tox *tox = start(0);
    tox_callback_friend_message(tox, served);
    tox_callback_file_recv(tox, offered);
    tox_callback_file_recv_chunk(tox, came);
    tox_friend_add_norequest(tox, friend, NULL);
    tox_self_get_dht_id(tox, dht);
    printf("{\"ready\":\"%d:", tox_self_get_udp_port(tox, NULL));
    for (int i = 0; i < TOX_PUBLIC_KEY_SIZE; i++) printf("%02x", dht[i]);
    printf("\"}\n");
    fflush(stdout);
    while (getppid() != 1) turn(tox);
}

static void echo(Tox *tox, double *times) {
    uint8_t text[MESSAGE_BYTES];
    memset(text, 'e', sizeof text);
    for (int i = 0; i < WARM_UP + ECHOES; i++) {
        double begun = now();
        heard = 0;
        tox_friend_send_message(tox, 0, TOX_MESSAGE_TYPE_NORMAL, text, ECHO_BYTES, NULL);
        while (!heard) turn(tox);
        if (i >= WARM_UP) times[i - WARM_UP] = now() - begun;
    }
    qsort(times, ECHOES, sizeof *times, compare);
}

static double messages(Tox *tox) {
    uint8_t text[MESSAGE_BYTES];
    memset(text, 'm', sizeof text);
    double begun = now();
    receipts = 0;
    for (int sent = 0; receipts < MESSAGES;) {
        while (sent < MESSAGES && tox_friend_send_message(tox, 0, TOX_MESSAGE_TYPE_NORMAL, text, sizeof text, NULL)) sent++;
        turn(tox);
    }
    return MESSAGES * 1e3 / (now() - begun);
}

static void give(Tox *tox, const char *path, double *rate, double *work) {
    file = fopen(path, "rb");
    fseeko(file, 0, SEEK_END);
    double bytes = ftello(file);
    double begun = now(), before = cpu();
    tox_file_send(tox, 0, TOX_FILE_KIND_DATA, bytes, NULL, (uint8_t *)"f", 1, NULL);
    while (their_cpu < 0) turn(tox);
    *rate = bytes / 1e3 / (now() - begun);
    *work = (cpu() - before + their_cpu) / (bytes / 1e6);
}

int main(int argc, char **argv) {
    uint8_t friend[TOX_PUBLIC_KEY_SIZE], dht[TOX_PUBLIC_KEY_SIZE];
    double times[ECHOES], rate, work;
    if (argc > 2 && strcmp(argv[1], "serve") == 0) {
        place = argv[2];
        serve();
        return 0;
    }
    if (argc < 4) return 2;
    keys(0, friend);
    Tox *tox = start(1);
    tox_callback_friend_message(tox, answered);
    tox_callback_friend_read_receipt(tox, receipt);
    tox_callback_file_chunk_request(tox, wanted);
    char *hex = strchr(argv[2], ':') + 1;
    for (int i = 0; i < TOX_PUBLIC_KEY_SIZE; i++) sscanf(hex + 2 * i, "%2hhx", &dht[i]);
    tox_bootstrap(tox, "127.0.0.1", atoi(argv[2]), dht, NULL);
    while (tox_self_get_connection_status(tox) == TOX_CONNECTION_NONE) turn(tox);
    double begun = now();
    tox_friend_add_norequest(tox, friend, NULL);
    while (!online) turn(tox);
    double connect = now() - begun;
    echo(tox, times);
    double many = messages(tox);
    give(tox, argv[3], &rate, &work);
    printf("{\"connect\":[%.3f,%.3f],\"echo\":[%.3f,%.3f],\"messages\":%.0f,\"file\":%.2f,\"cpu\":%.2f}\n", connect, connect,
           times[ECHOES / 2], times[ECHOES * 95 / 100], many, rate, work);
    return 0;
}
