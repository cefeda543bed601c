/* The length of a text that goes on to its NUL, for functions of GLib that take a length. */
#pragma once

#define TO_NUL (-1)
