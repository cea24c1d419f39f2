#include "floor_dictionary.h"

#include <stdlib.h>
#include <string.h>

static uint64_t mixed(uint64_t left, uint64_t right) {
  unsigned __int128 product = (unsigned __int128)left * (right | 1);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

// What is left behind the last eight bytes, in loads that overlap what was read before.
static uint64_t tail(const unsigned char *bytes, size_t offset, size_t count) {
  if (offset >= count) return 0;
  if (count >= 8) {
    uint64_t last;
    memcpy(&last, bytes + count - 8, 8);
    return last;
  }
  if (count >= 4) {
    uint32_t low, high;
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + count - 4, 4);
    return (uint64_t)high << 32 | low;
  }
  return bytes[0] | (uint64_t)bytes[count / 2] << 8 | (uint64_t)bytes[count - 1] << 16;
}

uint64_t floor_hash(const void *key, size_t count, uint64_t seed) {
  const uint64_t first = 0x9e3779b97f4a7c15, second = 0xe7037ed1a0b428db;
  const unsigned char *bytes = key;
  uint64_t sum = seed ^ first;
  size_t offset = 0;
  for (; offset + 8 <= count; offset += 8) {
    uint64_t part;
    memcpy(&part, bytes + offset, 8);
    sum = mixed(sum ^ part, second);
  }
  return mixed(sum ^ tail(bytes, offset, count), first ^ count);
}

static void grow(floor_dictionary *dictionary) {
  dictionary->place_count = dictionary->place_count ? dictionary->place_count * 2 : 1024;
  free(dictionary->places);
  dictionary->places = calloc(dictionary->place_count, sizeof *dictionary->places);
  for (uint32_t index = 0; index < dictionary->entry_count; index++) {
    size_t place = dictionary->entries[index].hash & (dictionary->place_count - 1);
    while (dictionary->places[place]) place = (place + 1) & (dictionary->place_count - 1);
    dictionary->places[place] = index + 1;
  }
}

static void append(floor_dictionary *dictionary, const char *key, size_t count, uint64_t hash) {
  if (dictionary->entry_count == dictionary->entry_room) {
    dictionary->entry_room = dictionary->entry_room ? dictionary->entry_room * 2 : 512;
    dictionary->entries =
      realloc(dictionary->entries, dictionary->entry_room * sizeof *dictionary->entries);
  }
  while (dictionary->byte_count + count > dictionary->byte_room) {
    dictionary->byte_room = dictionary->byte_room ? dictionary->byte_room * 2 : 16384;
    dictionary->bytes = realloc(dictionary->bytes, dictionary->byte_room);
  }
  memcpy(dictionary->bytes + dictionary->byte_count, key, count);
  dictionary->entries[dictionary->entry_count++] =
    (floor_entry){hash, dictionary->byte_count, (uint32_t)count};
  dictionary->byte_count += count;
}

uint32_t floor_dictionary_number(
  floor_dictionary *dictionary, const void *key, size_t count, bool *is_new) {
  if (dictionary->entry_count * 2 >= dictionary->place_count) grow(dictionary);
  uint64_t sum = floor_hash(key, count, 0);
  size_t place = sum & (dictionary->place_count - 1);
  for (; dictionary->places[place]; place = (place + 1) & (dictionary->place_count - 1)) {
    const floor_entry *entry = &dictionary->entries[dictionary->places[place] - 1];
    if (entry->hash == sum && entry->count == count
        && memcmp(dictionary->bytes + entry->offset, key, count) == 0) {
      *is_new = false;
      return dictionary->places[place];
    }
  }
  append(dictionary, key, count, sum);
  *is_new = true;
  return dictionary->places[place] = dictionary->entry_count;
}

const char *floor_dictionary_key(const floor_dictionary *dictionary, uint32_t number) {
  return dictionary->bytes + dictionary->entries[number - 1].offset;
}

void floor_dictionary_empty(floor_dictionary *dictionary) {
  if (dictionary->places) {
    memset(dictionary->places, 0, dictionary->place_count * sizeof *dictionary->places);
  }
  dictionary->entry_count = 0;
  dictionary->byte_count = 0;
}

void floor_dictionary_free(floor_dictionary *dictionary) {
  free(dictionary->places);
  free(dictionary->entries);
  free(dictionary->bytes);
}
