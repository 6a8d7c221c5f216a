"""What should one party be told, asked and advised, from what it has said itself?"""
