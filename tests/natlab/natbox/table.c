/* Mappings, and the sessions that keep them alive. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "natbox.h"

enum { TCP_OUT_FIN = 1, TCP_IN_FIN = 2, TCP_RST = 4, TCP_OUT_ACK = 8, TCP_IN_ACK = 16 };

static struct map *by_in[BUCKETS], *by_ext[BUCKETS];
static struct sess *sessions[BUCKETS];
static int session_count, forward_count;
static ns_t expiry;

static unsigned hash(const void *data, int n, unsigned h)
{
	const uint8_t *p = data;

	while (n--)
		h = (h ^ *p++) * 16777619u;
	return h;
}

int same(const struct ep *a, const struct ep *b)
{
	return a->port == b->port && !memcmp(a->ip, b->ip, 16);
}

static unsigned hash_ep(const struct ep *e, unsigned h)
{
	h = hash(&e->port, 2, hash(e->ip, 16, h));
	return h ^ h >> 15;
}

static struct map **in_bucket(int proto, const struct ep *in, const struct ep *dst)
{
	return &by_in[hash_ep(dst, hash_ep(in, proto)) % BUCKETS];
}

static struct map **ext_bucket(int proto, const struct ep *ext)
{
	return &by_ext[hash_ep(ext, proto) % BUCKETS];
}

static struct sess **sess_bucket(const struct map *m, const struct ep *remote)
{
	return &sessions[hash_ep(remote, hash(&m, sizeof m, 7)) % BUCKETS];
}

enum behaviour mapping(int v6)
{
	return v6 ? NONE : cfg.map;
}

enum behaviour filtering(int v6)
{
	return v6 ? cfg.filter6 : cfg.filter;
}

/* The part of the destination that a mapping depends on. */
struct ep dst_part(int v6, const struct ep *remote)
{
	struct ep dst = { .port = 0 };

	if (mapping(v6) >= AD)
		memcpy(dst.ip, remote->ip, 16);
	if (mapping(v6) == APD)
		dst.port = remote->port;
	return dst;
}

struct map *map_by_ext(int proto, const struct ep *ext)
{
	struct map *m = *ext_bucket(proto, ext);

	while (m && !(m->proto == proto && same(&m->ext, ext)))
		m = m->next_ext;
	return m;
}

static struct map *map_by_in(int proto, const struct ep *in, const struct ep *dst)
{
	struct map *m = *in_bucket(proto, in, dst);

	while (m && !(m->proto == proto && same(&m->in, in) && same(&m->dst, dst)))
		m = m->next_in;
	return m;
}

/* The mapping that a packet from `in` to `remote` uses: one that was asked for goes before one that came about. */
struct map *map_for(int proto, int v6, const struct ep *in, const struct ep *remote)
{
	static const struct ep anywhere;
	struct ep dst = dst_part(v6, remote);
	struct map *m = map_by_in(proto, in, &anywhere);

	return m && (m->forward_until || same(&dst, &anywhere)) ? m : map_by_in(proto, in, &dst);
}

static void map_insert(struct map *m)
{
	struct map **in = in_bucket(m->proto, &m->in, &m->dst), **ext = ext_bucket(m->proto, &m->ext);

	m->next_in = *in;
	*in = m;
	m->next_ext = *ext;
	*ext = m;
}

static void map_remove(struct map *m)
{
	struct map **p;

	for (p = in_bucket(m->proto, &m->in, &m->dst); *p != m; p = &(*p)->next_in)
		;
	*p = m->next_in;
	for (p = ext_bucket(m->proto, &m->ext); *p != m; p = &(*p)->next_ext)
		;
	*p = m->next_ext;
	release(m);
	free(m);
}

/* A new mapping, or NULL if no port is left. */
struct map *map_make(int proto, int v6, const struct ep *in, const struct ep *remote)
{
	struct map *m = calloc(1, sizeof *m);

	if (!m)
		return NULL;
	m->proto = proto;
	m->in = *in;
	m->dst = dst_part(v6, remote);
	if (!allocate(m, v6)) {
		dropped.full++;
		free(m);
		return NULL;
	}
	map_insert(m);
	return m;
}

struct sess *sess_find(const struct map *m, const struct ep *remote)
{
	struct sess *s = *sess_bucket(m, remote);

	while (s && !(s->map == m && same(&s->remote, remote)))
		s = s->next;
	return s;
}

static struct sess *sess_get(struct map *m, const struct ep *remote)
{
	struct sess *s = sess_find(m, remote), **b;

	if (s || !(s = calloc(1, sizeof *s)))
		return s;
	b = sess_bucket(m, remote);
	s->next = *b;
	s->map = m;
	s->remote = *remote;
	*b = s;
	m->sessions++;
	session_count++;
	return s;
}

static ns_t tcp_life(struct sess *s, enum direction dir, int flags)
{
	enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

	if (flags & SYN && !(flags & ACK))
		s->tcp = 0;
	if (flags & FIN)
		s->tcp |= dir == OUT ? TCP_OUT_FIN : TCP_IN_FIN;
	if (flags & RST)
		s->tcp |= TCP_RST;
	if (flags & ACK)
		s->tcp |= dir == OUT ? TCP_OUT_ACK : TCP_IN_ACK;
	if (s->tcp & TCP_RST || (s->tcp & TCP_OUT_FIN && s->tcp & TCP_IN_FIN))
		return 10 * SEC;
	if (s->tcp & TCP_OUT_ACK && s->tcp & TCP_IN_ACK)
		return cfg.tcp_timeout;
	return cfg.tcp_timeout < 120 * SEC ? cfg.tcp_timeout : 120 * SEC;
}

/* Notes that `m` exchanged a packet with `remote`, so both stay alive. */
void touch(struct map *m, const struct pkt *p, const struct ep *remote, enum direction dir)
{
	struct ep address = *remote;
	struct sess *s, *a;
	ns_t life;

	int refreshes = dir == OUT || m->proto == IPPROTO_TCP || cfg.refresh_in;

	/* A forwarded port is open to strangers, but remembers only those who were answered. */
	s = refreshes && !(dir == IN && m->forward_until) ? sess_get(m, remote) : sess_find(m, remote);
	if (!s)
		return;
	s->answered |= dir == IN;
	if (!refreshes)
		return;
	life = s->answered || !cfg.udp_unreplied ? cfg.udp_timeout : cfg.udp_unreplied;
	s->expires = now + (m->proto == IPPROTO_TCP ? tcp_life(s, dir, p->tcp_flags) : life);
	address.port = 0;
	if (filtering(p->v6) == AD && remote->port && (a = sess_get(m, &address)))
		a->expires = s->expires;
}

int allowed_in(const struct map *m, int v6, const struct ep *remote)
{
	struct ep address = *remote;

	if (filtering(v6) == EI || m->forward_until)
		return 1;
	if (filtering(v6) == AD)
		address.port = 0;
	return sess_find(m, &address) != NULL;
}

/* Opens an outside port to all, until a time; returns 0 if somebody else has it. */
int forward(int proto, const struct ep *in, const struct ep *ext, ns_t until)
{
	static const struct ep anywhere;
	struct map *m = map_by_ext(proto, ext), *other = map_by_in(proto, in, &anywhere);

	if (m && !same(&m->in, in))
		return 0;
	if (other && other != m && other->forward_until)
		return 0;
	if (!m || !same(&m->dst, &anywhere)) {
		if (m || !(m = calloc(1, sizeof *m)))
			return 0;
		m->proto = proto;
		m->in = *in;
		m->ext = *ext;
		/* Before one that came about by itself, so that it is found first. */
		map_insert(m);
	}
	forward_count += !m->forward_until;
	m->forward_until = until;
	return 1;
}

int unforward(int proto, const struct ep *ext)
{
	struct map *m = map_by_ext(proto, ext);

	if (!m || !m->forward_until)
		return 0;
	m->forward_until = 1;
	expire(now);
	return 1;
}

static void end_session(struct sess **p)
{
	struct sess *s = *p;

	*p = s->next;
	if (!--s->map->sessions && !s->map->forward_until)
		map_remove(s->map);
	free(s);
	session_count--;
}

/* Removes sessions that are older than `t`, and mappings left without any. */
void expire(ns_t t)
{
	for (int i = 0; session_count && i < BUCKETS; i++)
		for (struct sess **p = &sessions[i]; *p;)
			if ((*p)->expires > t)
				p = &(*p)->next;
			else
				end_session(p);
	for (int i = 0; forward_count && i < BUCKETS; i++)
		for (struct map **p = &by_ext[i], *m; (m = *p);) {
			if (!m->forward_until || m->forward_until > t) {
				p = &m->next_ext;
				continue;
			}
			/* Who came through it stays in touch, as a Linux router's connection tracking has it. */
			m->forward_until = 0;
			forward_count--;
			if (m->sessions)
				p = &m->next_ext;
			else
				map_remove(m);
		}
	expiry = now + SEC / 4;
}

void forget_all(void)
{
	expire(INT64_MAX);
	forget_subscribers();
}

ns_t next_expiry(void)
{
	return session_count || forward_count ? expiry : INT64_MAX;
}

int session_total(void)
{
	return session_count;
}

static const char *show(const struct ep *e)
{
	static char buf[4][64];
	static int n;
	char *s = buf[n++ % 4], ip[INET6_ADDRSTRLEN];
	int v4 = e->ip[10] == 0xff && e->ip[11] == 0xff && !e->ip[0];

	inet_ntop(v4 ? AF_INET : AF_INET6, e->ip + (v4 ? 12 : 0), ip, sizeof ip);
	snprintf(s, sizeof buf[0], v4 ? "%s:%u" : "[%s]:%u", ip, ntohs(e->port));
	return s;
}

void print_maps(FILE *f)
{
	for (int i = 0; i < BUCKETS; i++)
		for (struct map *m = by_in[i]; m; m = m->next_in) {
			fprintf(f, "%s %s -> %s",
				m->proto == IPPROTO_UDP ? "udp" : m->proto == IPPROTO_TCP ? "tcp" : "icmp",
				show(&m->in), show(&m->ext));
			if (m->forward_until)
				fprintf(f, " forwarded for %.0f s", (m->forward_until - now) / 1e9);
			fputc('\n', f);
		}
	for (int i = 0; i < BUCKETS; i++)
		for (struct sess *s = sessions[i]; s; s = s->next)
			fprintf(f, "  %s <-> %s for %.1f s\n", show(&s->map->ext), show(&s->remote),
				(s->expires - now) / 1e9);
}
