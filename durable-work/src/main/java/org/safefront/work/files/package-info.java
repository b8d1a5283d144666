/** Files and folders that events refer to. What is read is what its digest says, or it is not read. */
package org.safefront.work.files;
