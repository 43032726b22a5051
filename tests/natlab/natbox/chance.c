#include "natbox.h"

static uint64_t state = 1;

void set_seed(uint64_t seed)
{
	state = seed;
}

uint64_t random64(void)			/* splitmix64 */
{
	uint64_t z = (state += 0x9e3779b97f4a7c15ULL);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

double random_unit(void)
{
	return (random64() >> 11) * 0x1p-53;
}
