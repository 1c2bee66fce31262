// What Swift needs of ncurses: the wide functions, and accessors for the macros and globals it cannot import.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

static inline WINDOW *cw_stdscr(void) { return stdscr; }
static inline int cw_lines(void) { return LINES; }
static inline int cw_columns(void) { return COLS; }
static inline int cw_color_pairs(void) { return COLOR_PAIRS; }
static inline attr_t cw_bold(void) { return A_BOLD; }
static inline attr_t cw_dim(void) { return A_DIM; }
static inline attr_t cw_reverse(void) { return A_REVERSE; }
static inline attr_t cw_underline(void) { return A_UNDERLINE; }
static inline int cw_function_key(int number) { return KEY_F(number); }

// The text of a string capability, or NULL where the terminal has none or it is not a string.
static inline const char *cw_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

// Whether that kind of terminal is known and can move its cursor. Leaves no terminal selected.
static inline int cw_can_move_cursor(const char *type, int output) {
    int problem = 0;
    if (setupterm(type, output, &problem) != OK) {
        return 0;
    }
    int can = cw_capability("cup") != NULL;
    del_curterm(cur_term);
    return can;
}

#endif
