/* One direction of an access line. */
#include <stdlib.h>
#include <string.h>

#include "natbox.h"

#define BACKLOG_BYTES (256u << 20)	/* most that one line may hold */

void line_init(struct line *l)
{
	l->queue = SEC / 10;
	l->burst = 1;
	l->held_back = 10 * SEC / 1000;
	l->ordinary.tail = &l->ordinary.head;
	l->late.tail = &l->late.head;
}

static int loses(struct line *l)
{
	if (l->loss <= 0)
		return 0;
	if (l->burst <= 1 || l->loss >= 1)
		return random_unit() < l->loss;
	/* Gilbert model: runs of mean length `burst`, overall rate `loss` */
	if (l->bad)
		l->bad = random_unit() >= 1 / l->burst;
	else
		l->bad = random_unit() < l->loss / (l->burst * (1 - l->loss));
	return l->bad;
}

/* The delay wanders within +-jitter, slowly enough to keep packets in order. */
static ns_t wander(struct line *l)
{
	ns_t step = 2 * l->jitter;

	if (!step)
		return 0;
	if (now >= l->turn) {
		l->turn = now + step;
		l->from = l->to;
		l->to = (2 * random_unit() - 1) * l->jitter;
	}
	return l->to - (ns_t)((double)(l->to - l->from) * (l->turn - now) / step);
}

static int append(struct line *l, struct fifo *q, const uint8_t *data, int len, ns_t due)
{
	struct frame *f;

	if (l->held + len > BACKLOG_BYTES || !(f = malloc(sizeof *f + len)))
		return 0;
	f->next = NULL;
	f->due = due;
	f->len = len;
	memcpy(f->data, data, len);
	*q->tail = f;
	q->tail = &f->next;
	l->held += len;
	return 1;
}

/* Puts a packet on the line; returns 0 if the queue was full. A lost packet is a sent one. */
int line_send(struct line *l, const uint8_t *data, int len)
{
	ns_t due = now;
	int copies = l->repeat > 0 && random_unit() < l->repeat ? 2 : 1;

	if (l->rate > 0) {
		ns_t start = l->busy > now ? l->busy : now;

		if (start - now > l->queue) {
			l->overflow++;
			return 0;
		}
		due = l->busy = start + (ns_t)(len * 8 * 1e9 / l->rate);
	}
	if (loses(l)) {			/* after shaping: a lost packet used the line too */
		l->lost++;
		return 1;
	}
	due += l->delay + wander(l);
	if (due < l->last)		/* jitter alone never swaps */
		due = l->last;
	l->last = due;
	l->repeated += copies - 1;
	while (copies--) {
		int late = l->swap > 0 && random_unit() < l->swap;

		l->swapped += late;
		/* held back for a fixed time, so that the late ones keep an order among themselves */
		if (!append(l, late ? &l->late : &l->ordinary, data, len, due + (late ? l->held_back : 0))) {
			l->overflow++;
			return 0;
		}
	}
	return 1;
}

static struct fifo *sooner(struct line *l)
{
	if (!l->late.head)
		return &l->ordinary;
	if (!l->ordinary.head)
		return &l->late;
	return l->late.head->due < l->ordinary.head->due ? &l->late : &l->ordinary;
}

/* When the next packet is due; INT64_MAX if there is none. */
ns_t line_next(struct line *l)
{
	const struct frame *f = sooner(l)->head;

	return f ? f->due : INT64_MAX;
}

/* Takes the next packet that is due, or returns NULL. */
struct frame *line_take(struct line *l)
{
	struct fifo *q = sooner(l);
	struct frame *f = q->head;

	if (!f || f->due > now)
		return NULL;
	if (!(q->head = f->next))
		q->tail = &q->head;
	l->held -= f->len;
	l->packets++;
	l->bytes += f->len;
	return f;
}
