"""Who is who: countries, organisations with dated memberships, standing groups, offices, programmes."""
