/** What people and programs ask of the registry over HTTP. */
package org.safefront.registry.rest;
