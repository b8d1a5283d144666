/** What a study is, what its front is, and what people are shown of it. Plain Java. */
package org.safefront.registry.domain;
