#include "floor_dictionary.h"

#include <stdlib.h>
#include <string.h>

static uint64_t mixed(uint64_t left, uint64_t right) {
  unsigned __int128 product = (unsigned __int128)left * (right | 1);
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

static uint64_t hash(const char *key, size_t count) {
  uint64_t sum = 0x9e3779b97f4a7c15 ^ count;
  for (; count >= 8; count -= 8, key += 8) {
    uint64_t part;
    memcpy(&part, key, 8);
    sum = mixed(sum ^ part, 0xe7037ed1a0b428db);
  }
  uint64_t part = 0;
  memcpy(&part, key, count);
  return mixed(sum ^ part, 0x9e3779b97f4a7c15);
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
  uint64_t sum = hash(key, count);
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
