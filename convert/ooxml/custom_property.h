/* The custom properties of a package, by which a Word file says where it comes from (ECMA-376 part 1, 15.2.12.2). */
#pragma once

#include "ooxml/package.h"

#define CUSTOM_PROPERTIES "docProps/custom.xml" /* their part */
/* Those of this program. */
#define PROPERTY_SOURCE "SourceSHA256"
#define PROPERTY_GENERATOR "Generator"
#define PROPERTY_CONTENT "ContentSHA256" /* packed_digest() of the rest: tells later whether somebody edited it */

/* The text of the property, without blanks around it; NULL when the package has none of this name, or a part that
 * cannot be read.  Free with g_free. */
char *custom_property(struct package *package, const char *name);
