"""What a store answers: one function per question, small results."""

from __future__ import annotations
