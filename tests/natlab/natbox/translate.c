/* What the router does with a packet. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "natbox.h"

/* Later fragments carry no ports: they follow what was done to the first one. */
static struct {
	uint8_t src[16], dst[16];
	uint32_t id;
	int proto, dir, used;
	struct ep to;
} fragments[64];

static void fragment_note(const struct pkt *p, enum direction dir, const struct ep *to)
{
	static unsigned next;
	unsigned i = next++ % (sizeof fragments / sizeof *fragments);

	memcpy(fragments[i].src, p->src.ip, 16);
	memcpy(fragments[i].dst, p->dst.ip, 16);
	fragments[i].id = p->frag_id;
	fragments[i].proto = p->proto;
	fragments[i].dir = dir;
	fragments[i].to = *to;
	fragments[i].used = 1;
}

static int fragment_follow(struct pkt *p, enum direction dir)
{
	for (unsigned i = 0; i < sizeof fragments / sizeof *fragments; i++)
		if (fragments[i].used && fragments[i].id == p->frag_id && fragments[i].proto == p->proto &&
		    fragments[i].dir == (int)dir && !memcmp(fragments[i].src, p->src.ip, 16) &&
		    !memcmp(fragments[i].dst, p->dst.ip, 16)) {
			rewrite(p, dir, &fragments[i].to);
			return 1;
		}
	return 0;
}

/* Translates an ICMP error and the packet it quotes, which went the other way. */
static int translate_error(struct pkt *p, enum direction dir)
{
	struct pkt q;
	struct map *m;
	struct ep remote;
	uint16_t *sum = (uint16_t *)(p->data + p->l4 + 2);

	if (parse(&q, p->data + p->quoted, p->len - p->quoted) < 0 || !q.sport)
		return 0;
	remote = dir == OUT ? q.src : q.dst;
	if (is_icmp(&q))
		remote.port = 0;
	m = dir == OUT ? map_for(q.proto, q.v6, &q.dst, &remote) : map_by_ext(q.proto, &q.src);
	if (!m || !sess_find(m, &remote))
		return 0;
	if (p->v6)
		return 1;
	rewrite(p, dir, dir == OUT ? &m->ext : &m->in);
	rewrite(&q, dir == OUT ? IN : OUT, dir == OUT ? &m->ext : &m->in);
	*sum = 0;
	*sum = sum16(p->data + p->l4, p->len - p->l4);
	return 1;
}

static int translate_out(struct pkt *p)
{
	struct ep remote = p->dst;
	struct map *m;

	if (p->frag == LATER)
		return fragment_follow(p, OUT);
	if (p->quoted)
		return translate_error(p, OUT);
	if (!p->sport)
		return 0;
	if (is_icmp(p))
		remote.port = 0;
	m = map_for(p->proto, p->v6, &p->src, &remote);
	if (!m && !(m = map_make(p->proto, p->v6, &p->src, &remote)))
		return 0;
	touch(m, p, &remote, OUT);
	if (p->frag == FIRST)
		fragment_note(p, OUT, &m->ext);
	rewrite(p, OUT, &m->ext);
	return 1;
}

static int translate_in(struct pkt *p)
{
	struct ep remote = p->src;
	struct map *m;

	if (p->frag == LATER)
		return fragment_follow(p, IN);
	if (p->quoted)
		return translate_error(p, IN);
	if (!p->sport)
		return 0;
	if (is_icmp(p))
		remote.port = 0;
	if (!(m = map_by_ext(p->proto, &p->dst))) {
		dropped.unmapped++;
		return 0;
	}
	if (!allowed_in(m, p->v6, &remote)) {
		dropped.filtered++;
		return 0;
	}
	touch(m, p, &remote, IN);
	if (p->frag == FIRST)
		fragment_note(p, IN, &m->in);
	rewrite(p, IN, &m->in);
	return 1;
}

static int permitted(const struct pkt *p, enum direction dir)
{
	switch (cfg.policy) {
	case NO_UDP:
		return p->proto != IPPROTO_UDP;
	case TCP_443:
		if (p->quoted || (p->proto == IPPROTO_TCP && p->frag == LATER))
			return 1;
		return p->proto == IPPROTO_TCP && (dir == OUT ? p->dst.port : p->src.port) == htons(443);
	default:
		return 1;
	}
}

static int accept_packet(struct pkt *p, uint8_t *data, int len, enum direction dir)
{
	if (parse(p, data, len) < 0) {
		dropped.ignored++;
		return 0;
	}
	if (!permitted(p, dir)) {
		dropped.policy++;
		return 0;
	}
	return 1;
}

static int open_to_all(const struct pkt *p)
{
	return mapping(p->v6) == NONE && filtering(p->v6) == NONE;
}

int lan_write(const uint8_t *data, int len)
{
	return write(lan_fd, data, len) >= 0 || errno != EBADFD;
}

void from_wan(uint8_t *data, int len)
{
	struct pkt p;

	if (accept_packet(&p, data, len, IN) && (open_to_all(&p) || translate_in(&p)) && !lan_write(data, len))
		exit(0);		/* the device went away with its namespace */
}

void from_lan(uint8_t *data, int len)
{
	struct pkt p;

	if (!accept_packet(&p, data, len, OUT))
		return;
	if (!p.v6 && cfg.map != NONE && owns(p.dst.ip)) {
		if (!cfg.hairpin)
			dropped.hairpinned++;
		else if (translate_out(&p))
			from_wan(data, len);	/* comes straight back in, off the line */
		return;
	}
	if (open_to_all(&p) || translate_out(&p))
		line_send(&up, data, len);
}
