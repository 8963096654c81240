//! OFAC's lists in Advanced XML.
