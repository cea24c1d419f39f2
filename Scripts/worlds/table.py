"""What agrees with the truth, and what does not."""

from collections import defaultdict


class Table:
    """Rows of checks, each with what is true and what was said."""

    def __init__(self):
        self.rows = []

    def check(self, world, name, expected, found, reason, is_right=None):
        right = found == expected if is_right is None else is_right
        self.rows.append((world, name, right, expected, found, reason))

    def write(self, everything):
        worlds = defaultdict(list)
        for world, name, right, *_ in self.rows:
            worlds[world].append((name, right))
        for world, checks in worlds.items():
            wrong = [name for name, right in checks if not right]
            print(f"{world:<46}{len(checks) - len(wrong):>3} of {len(checks):>3}"
                  + (f"   wrong: {', '.join(wrong)}" if wrong else ""))
        for world, name, right, expected, found, reason in self.rows:
            if everything or not right:
                print(f"\n{'ok' if right else 'DIFFERENT'}  {world}  {name}\n"
                      f"  true   {expected}\n  said   {found}\n  because {reason}")
        wrong = sum(1 for row in self.rows if not row[2])
        print(f"\n{len(self.rows) - wrong} of {len(self.rows)} checks agree.")
        return wrong
