#include "base/error.h"

GQuark jianggao_error_quark(void) {
  return g_quark_from_static_string("jianggao-error-quark");
}
