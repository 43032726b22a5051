/*
 * natbox: a NAT router and its access line, in user space.
 *
 *   private hosts == lan TUN ==[ NAT ]==( up / down line )== wan TUN == Internet
 *
 * Packets from the LAN are translated, then cross the up line.  Packets from
 * the WAN cross the down line, then meet the NAT.  Each line delays, loses,
 * repeats, swaps and shapes packets.  The NAT implements the behaviours named
 * in RFC 4787: mapping and filtering that are endpoint-independent (EI),
 * address-dependent (AD) or address-and-port-dependent (APD), for UDP, TCP and
 * ICMP echo.  IPv6 is never translated, only filtered.
 */
#ifndef NATBOX_H
#define NATBOX_H

#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>

#define SEC 1000000000LL
#define BUCKETS 16384			/* power of two */
#define FIRST_PORT 1024
#define PORTS (65536 - FIRST_PORT)
#define MAX_ADDRESSES 16		/* of a pool; carriers have more, but two already show it */

typedef int64_t ns_t;

enum direction { OUT, IN };
enum behaviour { NONE, EI, AD, APD };
enum allocation { KEEP, SEQ, RANDOM, BLOCK };
enum policy { ANY, NO_UDP, TCP_443 };

struct ep {				/* endpoint; IPv4 is held as ::ffff:a.b.c.d */
	uint8_t ip[16];
	uint16_t port;			/* network order; for ICMP echo, the identifier */
};

struct map {				/* internal endpoint <-> external endpoint */
	struct map *next_in, *next_ext;
	struct ep in, dst, ext;		/* dst: the part of the destination it depends on */
	struct subscriber *owner;
	uint8_t proto;
	int sessions;			/* the mapping lives while it has any */
	ns_t forward_until;		/* or so long, open to all, if somebody asked for it */
};

struct sess {				/* one remote endpoint a mapping talks with */
	struct sess *next;
	struct map *map;
	struct ep remote;		/* port 0: stands for the whole address */
	ns_t expires;
	int tcp;			/* TCP_* bits seen */
	int answered;
};

struct pkt {
	uint8_t *data;
	int len, v6, proto, frag;
	uint32_t frag_id;
	struct ep src, dst;
	uint16_t *sport, *dport, *csum;	/* NULL where there is none */
	int tcp_flags;
	int quoted;			/* offset of the packet quoted by an ICMP error, or 0 */
	int l4;
};

enum { WHOLE, FIRST, LATER };		/* pkt.frag */

struct frame {
	struct frame *next;
	ns_t due;
	int len;
	uint8_t data[];
};

struct fifo {
	struct frame *head, **tail;
};

struct line {
	ns_t delay, jitter, queue;	/* queue: most waiting time the shaper allows */
	double rate, loss, burst;	/* bit/s (0: no limit), probability, mean loss run */
	double repeat, swap;		/* probability that a packet comes twice, or is held back */
	ns_t held_back;			/* how long, while later ones overtake it */
	int hops;			/* routers inside the line, each of which counts the TTL down */
	int bad;			/* inside a loss run */
	ns_t busy, last;		/* when the line is free; when the last packet is due */
	ns_t turn, from, to;		/* the jitter moves from one value to the other until `turn` */
	struct fifo ordinary, late;
	size_t held;
	unsigned long long packets, bytes, lost, overflow, repeated, swapped, expired;
};

struct config {
	enum behaviour map, filter, filter6;
	enum allocation alloc;
	enum policy policy;
	int hairpin, refresh_in;
	int paired;			/* a host keeps one address of the pool (RFC 4787 REQ-2) */
	int block;			/* ports of a subscriber, with alloc=block */
	int most_maps;			/* of one inside address; 0: as many as there are ports */
	ns_t udp_timeout, udp_unreplied, tcp_timeout;
	uint8_t ext[MAX_ADDRESSES][16];
	int addresses;
};

struct drops {
	unsigned long long unmapped, filtered, policy, ignored, hairpinned, full;
};

extern struct config cfg;
extern struct drops dropped;
extern struct line up, down;
extern ns_t now;

/* chance.c: all of it grows from one seed */
void set_seed(uint64_t seed);
uint64_t random64(void);
double random_unit(void);

/* line.c */
void line_init(struct line *l);
int line_send(struct line *l, const uint8_t *data, int len);
struct frame *line_take(struct line *l);
ns_t line_next(struct line *l);

/* packet.c */
int parse(struct pkt *p, uint8_t *data, int len);
int is_icmp(const struct pkt *p);
void rewrite(struct pkt *p, enum direction dir, const struct ep *to);
void put_v4(uint8_t ip[16], const uint8_t *v4);
uint16_t sum16(const uint8_t *p, int n);
int count_down(uint8_t *data, int len, int hops);
int time_exceeded(uint8_t *into, const uint8_t *data, int len);

/* table.c: mappings and the sessions that keep them alive */
enum behaviour mapping(int v6);
enum behaviour filtering(int v6);
int same(const struct ep *a, const struct ep *b);
struct ep dst_part(int v6, const struct ep *remote);
struct map *map_by_ext(int proto, const struct ep *ext);
struct map *map_for(int proto, int v6, const struct ep *in, const struct ep *remote);
struct map *map_make(int proto, int v6, const struct ep *in, const struct ep *remote);
struct sess *sess_find(const struct map *m, const struct ep *remote);
void touch(struct map *m, const struct pkt *p, const struct ep *remote, enum direction dir);
int allowed_in(const struct map *m, int v6, const struct ep *remote);
int forward(int proto, const struct ep *in, const struct ep *ext, ns_t until);
int unforward(int proto, const struct ep *ext);
void expire(ns_t t);
void forget_all(void);
ns_t next_expiry(void);
int session_total(void);
void print_maps(FILE *f);

/* ports.c */
int allocate(struct map *m, int v6);
void release(struct map *m);
void forget_subscribers(void);
int owns(const uint8_t ip[16]);

/* translate.c */
void from_lan(uint8_t *data, int len);
void from_wan(uint8_t *data, int len);
int lan_write(const uint8_t *data, int len);

/* control.c */
int set(char *word);
void control(int fd);
extern int lan_fd, wan_fd, ctl_fd;

#endif
