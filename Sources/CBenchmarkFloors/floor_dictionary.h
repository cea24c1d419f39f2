// Byte strings, each numbered from 1 on in the order in which it was first met.
#ifndef FLOOR_DICTIONARY_H
#define FLOOR_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t hash;
  size_t offset;
  uint32_t count;
} floor_entry;

typedef struct {
  uint32_t *places;
  size_t place_count;
  floor_entry *entries;
  uint32_t entry_count, entry_room;
  char *bytes;
  size_t byte_count, byte_room;
} floor_dictionary;

// The hash of the product's TextHash.
uint64_t floor_hash(const void *key, size_t count, uint64_t seed);
// The number of a key; `is_new` when it was not there.
uint32_t floor_dictionary_number(
  floor_dictionary *dictionary, const void *key, size_t count, bool *is_new);
const char *floor_dictionary_key(const floor_dictionary *dictionary, uint32_t number);
// Forgets the keys and keeps the memory.
void floor_dictionary_empty(floor_dictionary *dictionary);
void floor_dictionary_free(floor_dictionary *dictionary);

#endif
