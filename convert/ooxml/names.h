/* Names of Office Open XML: namespaces, content types and relationship types (ECMA-376 part 1, 11 and 15; [MS-DOCX]).
 */
#pragma once

#define NS_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define NS_MC "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define NS_VML "urn:schemas-microsoft-com:vml"
#define NS_OFFICE "urn:schemas-microsoft-com:office:office"
#define NS_W14 "http://schemas.microsoft.com/office/word/2010/wordml"
#define NS_W15 "http://schemas.microsoft.com/office/word/2012/wordml"
#define NS_CONTENT_TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define NS_RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define NS_CORE "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define NS_EXTENDED "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define NS_CUSTOM "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
#define NS_VT "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#define NS_CUSTOM_XML "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_DCTERMS "http://purl.org/dc/terms/"
#define NS_XSI "http://www.w3.org/2001/XMLSchema-instance"

#define TYPE_WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define TYPE_OFFICE "application/vnd.openxmlformats-officedocument."
#define TYPE_PACKAGE "application/vnd.openxmlformats-package."

#define REL_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define REL_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
#define REL_MICROSOFT "http://schemas.microsoft.com/office/2011/relationships/"

/* Who comments and corrects in the Word files this program writes. */
#define REVIEWER "jianggao"
